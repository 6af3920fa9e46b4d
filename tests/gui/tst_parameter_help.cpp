// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/parameter_catalog.h"
#include "gui/text/parameter_text.h"
#include "gui/widgets/chain_row.h"
#include "gui/widgets/parameter_help.h"
#include "tests/gui/text_check.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::gui;

namespace {

QStringList catalogNames()
{
    QFile file(QStringLiteral(VFPILOT_SOURCE_DIR "/resources/catalog/parameters.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no catalog");
    QStringList names;
    for (const auto& value :
         QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("parameters")].toArray())
        names += value.toObject()[QLatin1String("name")].toString();
    return names;
}

QString allText(const QWidget& widget)
{
    QString text;
    for (const auto* label : widget.findChildren<QLabel*>())
        text += label->text() + u'\n';
    return text;
}

} // namespace

/// What is told of kernel parameters, wherever some stand.
class TestParameterHelp : public QObject
{
    Q_OBJECT

private slots:
    void init() { setLanguage(QStringLiteral("en")); }

    void everyParameterHasItsMeaningRiskAndSource()
    {
        const QStringList names = catalogNames();
        QVERIFY(names.size() > 15);
        test::inEachLanguage([&names](const QString&) {
            for (const QString& name : names) {
                const ParameterFacts* facts = parameterOf(name);
                QVERIFY2(facts, qPrintable(name));
                const std::string key = name.toStdString();
                QVERIFY2(test::isSentence(parameterMeaning(key), key), qPrintable(name));
                const std::string risk = facts->risk.toStdString();
                QVERIFY2(test::isSentence(parameterRisk(risk), risk), qPrintable(name));
                QVERIFY2(!facts->source.isEmpty(), qPrintable(name));
                QVERIFY(parameterSource(facts->source).contains(facts->source));
            }
        });
    }

    void findsParametersInWhatHostsSay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("command line")
            << "BOOT_IMAGE=/boot/vmlinuz root=/dev/sda2 quiet intel_iommu=on i915.max_vfs=7"
            << QStringList{"intel_iommu=on", "i915.max_vfs=7"};
        QTest::newRow("in quotes")
            << "GRUB_CMDLINE_LINUX_DEFAULT=\"quiet iommu=pt\"" << QStringList{"iommu=pt"};
        QTest::newRow("with either dash")
            << "vfio_pci.ids=8086:46d1" << QStringList{"vfio_pci.ids=8086:46d1"};
        QTest::newRow("a flag") << "nomodeset quiet" << QStringList{"nomodeset"};
        QTest::newRow("twice") << "iommu=pt iommu=on" << QStringList{"iommu=pt"};
        QTest::newRow("a log that only speaks of it")
            << "DMAR: iommu enabled, video pci ready" << QStringList{};
        QTest::newRow("none") << "root=ZFS=rpool/ROOT/pve-1 boot=zfs" << QStringList{};
        QTest::newRow("empty") << "" << QStringList{};
        QTest::newRow("huge") << QString(u'x').repeated(1'000'000) + " iommu=pt" << QStringList{};
        QTest::newRow("binary") << QString::fromLatin1("\0\x01\xff\xfe iommu=pt\0", 14)
                                << QStringList{QString::fromLatin1("iommu=pt\0", 9)};
    }
    void findsParametersInWhatHostsSay()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QCOMPARE(parameterWords(text), expected);
    }

    void takesNamesAloneWhereNamesAreMeant()
    {
        QCOMPARE(parameterWords(QString(), QStringLiteral("i915.max_vfs, iommu")),
                 QStringList({"i915.max_vfs", "iommu"}));
        // What is there says more than its name among the missing.
        QCOMPARE(parameterWords(QStringLiteral("iommu=pt"), QStringLiteral("iommu")),
                 QStringList({"iommu=pt"}));
    }

    void opensToWhatTheyDo()
    {
        ParameterHelp help;
        help.setText(QStringLiteral("root=x intel_iommu=on i915.max_vfs=7"));
        help.show();
        auto* head = help.findChild<QPushButton*>(QStringLiteral("parameters.help"));
        auto* body = help.findChild<QWidget*>(QStringLiteral("parameters.list"));
        QCOMPARE(head->text(), QStringLiteral("What 2 kernel parameters do"));
        QVERIFY(!body->isVisible());
        head->click();
        QVERIFY(body->isVisible());
        QVERIFY(allText(help).contains(parameterMeaning("i915.max_vfs")));
        QVERIFY(allText(help).contains(QLatin1String("kernel-parameters.txt")));
        help.setText(QStringLiteral("root=x"));
        QVERIFY(!help.isVisible());
    }

    void aFindingTellsOfTheParametersItIsAbout()
    {
        protocol::Finding finding;
        finding.id = "running-parameters";
        finding.state = protocol::FindingState::Blocking;
        finding.cause = "parameters-not-reached";
        finding.fix = "check-entry";
        finding.args = {{"missing", "i915.max_vfs"}, {"path", "/proc/cmdline"}};
        finding.evidence = {{"/proc/cmdline", "root=ZFS=rpool/ROOT/pve-1 intel_iommu=on"}};
        ChainRow row;
        row.show(finding);
        row.setOpen(true);
        QVERIFY(row.findChild<ParameterHelp*>());
        QVERIFY(allText(row).contains(parameterMeaning("i915.max_vfs")));
        QVERIFY(allText(row).contains(parameterMeaning("intel_iommu")));
    }
};

QTEST_MAIN(TestParameterHelp)
#include "tst_parameter_help.moc"
