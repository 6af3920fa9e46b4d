// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/log/log_model.h"
#include "gui/wizard/language.h"
#include "gui/wizard/theme.h"
#include "tests/support/pulse.h"
#include "tests/support/screen_check.h"
#include "tests/support/wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace vfpilot;
using namespace vfpilot::gui;
using test::Pulse;
using test::Station;
using test::Wizard;

namespace {

const Station& stationOf(int number)
{
    return test::stations()[static_cast<std::size_t>(number)];
}

void addStations()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < test::stations().size(); ++i)
        QTest::newRow(test::stations()[i].name) << static_cast<int>(i);
}

/// What is in front: a dialog, or the window.
QWidget* inFront(Wizard& wizard)
{
    for (auto* dialog : wizard.window.findChildren<QDialog*>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return &wizard.window;
}

/// Of buttons of which one is chosen Tab reaches one; the arrow keys lead to the others.
void reach(QWidget* widget, QSet<QWidget*>& wanted)
{
    wanted.remove(widget);
    const auto* button = qobject_cast<QAbstractButton*>(widget);
    if (!button)
        return;
    if (button->group() && button->group()->exclusive()) {
        for (QAbstractButton* other : button->group()->buttons())
            wanted.remove(other);
    } else if (button->autoExclusive()) {
        for (auto* other : button->parentWidget()->findChildren<QAbstractButton*>(
                 QString(), Qt::FindDirectChildrenOnly)) {
            if (other->autoExclusive())
                wanted.remove(other);
        }
    }
}

bool areGrabsWanted()
{
    return qEnvironmentVariableIsSet("VFPILOT_GRABS");
}

/// With VFPILOT_GRABS=DIR each station is saved as a picture, in both languages and themes; with
/// VFPILOT_GRAB_SIZE=smallest in the smallest size of the window.
void grab(Wizard& wizard, int number, const QString& language, Theme theme)
{
    if (!areGrabsWanted())
        return;
    const QString folder = qEnvironmentVariable("VFPILOT_GRABS");
    static const QRegularExpression unusable(QStringLiteral("[^A-Za-z]+"));
    const QString name = QString::fromLatin1(stationOf(number).name).replace(unusable, "-");
    inFront(wizard)->grab().save(
        QStringLiteral("%1/%2-%3-%4-%5.png")
            .arg(folder)
            .arg(number, 2, 10, QLatin1Char('0'))
            .arg(name, language,
                 theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
}

} // namespace

/// Every page at its stations, in both languages, both themes and the smallest size: nothing is
/// cut off, nothing stays in the other language, what was on screen stays there, the keyboard
/// alone gets everywhere, and nothing holds the window up.
class TestPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Hosts that this person or a row before has saved would stand on the Connect page.
        for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            qputenv(name, m_settings.path().toLocal8Bit());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        applyTheme(application(), Theme::Light);
        Pulse::limitMs();
    }
    void init()
    {
        QDir(m_settings.path()).removeRecursively();
        QDir().mkpath(m_settings.path());
        setLanguage(QStringLiteral("en"));
        applyTheme(application(), Theme::Light);
    }

    void everyPageFitsAndSpeaksOneLanguage_data() { addStations(); }
    void everyPageFitsAndSpeaksOneLanguage()
    {
        QFETCH(int, number);
        const Station& station = stationOf(number);
        LogModel log;
        Wizard wizard(station.probe());
        station.arrive(wizard);
        Wizard::settle();
        for (const QString& language : languages()) {
            setLanguage(language);
            for (const QSize size : {wizard.window.minimumSize(), QSize(1060, 720)}) {
                wizard.window.resize(size);
                Wizard::settle();
                fits(wizard, station, language);
                if (size == pictureSize(wizard))
                    grab(wizard, number, language, Theme::Light);
            }
        }
        // The other theme has the same sizes: once is enough, but for the pictures.
        applyTheme(application(), Theme::Dark);
        for (const QString& language : languages()) {
            if (language == currentLanguage() || areGrabsWanted()) {
                setLanguage(language);
                wizard.window.resize(pictureSize(wizard));
                Wizard::settle();
                fits(wizard, station, language);
                grab(wizard, number, language, Theme::Dark);
            }
        }
    }

    void noPageHoldsTheWindowUp_data() { addStations(); }
    void noPageHoldsTheWindowUp()
    {
        QFETCH(int, number);
        const Station& station = stationOf(number);
        LogModel log;
        Wizard wizard(station.probe());
        Pulse pulse;
        pulse.watch([&] { station.arrive(wizard); });
        pulse.watch([] { setLanguage(QStringLiteral("zh_CN")); });
        QVERIFY2(pulse.longestMs() < Pulse::limitMs(),
                 qPrintable(QStringLiteral("%1 ms, with a limit of %2 ms")
                                .arg(pulse.longestMs())
                                .arg(Pulse::limitMs())));
    }

    void theKeyboardAloneGetsEverywhere_data() { addStations(); }
    void theKeyboardAloneGetsEverywhere()
    {
        QFETCH(int, number);
        const Station& station = stationOf(number);
        LogModel log;
        Wizard wizard(station.probe());
        station.arrive(wizard);
        Wizard::settle();
        QWidget* front = inFront(wizard);
        front->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(front));
        // Nothing that takes something away is a key away from where the person stands.
        for (auto* button : front->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->property("kind") == QLatin1String("danger"))
                QVERIFY(!button->isDefault() && !button->hasFocus());
        }
        QSet<QWidget*> wanted;
        for (auto* widget : front->findChildren<QWidget*>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->isVisible() &&
                widget->isEnabled() && widget->window() == front && !widget->focusProxy())
                wanted.insert(widget);
        }
        QVERIFY(!wanted.isEmpty());
        const qsizetype steps = 2 * wanted.size();
        for (qsizetype i = 0; i < steps && !wanted.isEmpty(); ++i) {
            QTest::keyClick(front->focusWidget() ? front->focusWidget() : front, Qt::Key_Tab);
            reach(front->focusWidget(), wanted);
        }
        QStringList missed;
        for (const QWidget* widget : wanted)
            missed += QLatin1String(widget->metaObject()->className()) + ' ' + widget->objectName();
        QCOMPARE(missed, QStringList());
    }

    void enterGoesOnFromWhereAPageBegins()
    {
        Wizard wizard(test::stations()[1].probe());
        QVERIFY(wizard.window.currentPage() == PageId::Check);
        wizard.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&wizard.window));
        auto* next = wizard.find<QAbstractButton>(QStringLiteral("nav.next"));
        QVERIFY(next && next->hasFocus());
        QTest::keyClick(next, Qt::Key_Return);
        QVERIFY(wizard.window.currentPage() == PageId::Choose);
    }

    void tabLeadsThroughAPageFromTopToBottom()
    {
        Wizard wizard(test::stations()[1].probe());
        wizard.press(QStringLiteral("rail.choose"));
        wizard.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&wizard.window));
        QStringList names;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(wizard.window.focusWidget(), Qt::Key_Tab);
            names += wizard.window.focusWidget()->objectName();
        }
        const auto at = [&names](const char* name) { return names.indexOf(QLatin1String(name)); };
        QVERIFY2(at("choose.route.i915-dkms") == 0, qPrintable(names.join(u' ')));
        QVERIFY2(at("choose.offered") > 0, qPrintable(names.join(u' ')));
        QVERIFY2(at("choose.file") > at("choose.offered"), qPrintable(names.join(u' ')));
        QVERIFY2(at("choose.count") > at("choose.file"), qPrintable(names.join(u' ')));
    }

    void theCheckItselfSeesWhatItIsThereToSee()
    {
        QWidget window;
        QLabel narrow(QStringLiteral("All steps are done and checked."), &window);
        narrow.setGeometry(0, 0, 40, 40);
        window.show();
        QCOMPARE(test::cutOff(window).size(), 1);
        QCOMPARE(test::wronglySpoken(window, QStringLiteral("zh_CN")).size(), 1);
        QCOMPARE(test::wronglySpoken(window, QStringLiteral("en")).size(), 0);
        narrow.setText(QStringLiteral("所有步骤均已完成"));
        QCOMPARE(test::wronglySpoken(window, QStringLiteral("en")).size(), 1);
        narrow.setText(QStringLiteral("Working: 3 of 9 steps are done."));
        narrow.resize(narrow.sizeHint());
        QCOMPARE(test::cutOff(window).size(), 0);
        QCOMPARE(test::wronglySpoken(window, QStringLiteral("zh_CN")).size(), 1);
    }

private:
    static QApplication& application()
    {
        return *qobject_cast<QApplication*>(QCoreApplication::instance());
    }

    static QSize pictureSize(const Wizard& wizard)
    {
        return qEnvironmentVariable("VFPILOT_GRAB_SIZE") == QLatin1String("smallest")
                   ? wizard.window.minimumSize()
                   : QSize(1060, 720);
    }

    static void fits(Wizard& wizard, const Station& station, const QString& language)
    {
        isStillThere(wizard, station);
        const QStringList cut = test::cutOff(wizard.window);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1String("; "))));
        QCOMPARE(test::wronglySpoken(wizard.window, language), QStringList());
    }

    static void isStillThere(Wizard& wizard, const Station& station)
    {
        auto* next = wizard.find<QAbstractButton>(QStringLiteral("nav.next"));
        const auto* title = wizard.find<QLabel>(QStringLiteral("frame.title"));
        QVERIFY(title && !title->text().isEmpty());
        QVERIFY(wizard.window.currentPage() == station.page);
        if (!station.isBesides)
            QCOMPARE(next && next->isEnabled(), station.canGoOn);
    }

    QTemporaryDir m_settings;
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
