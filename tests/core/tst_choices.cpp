// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/choices.h"
#include "core/plan/parameters.h"
#include "tests/support/guide_machine.h"

#include <QTest>

using namespace vfpilot;
using namespace vfpilot::test;

namespace {

const catalog::Catalog& builtIn()
{
    static const auto catalog = *catalog::Catalog::builtIn();
    return catalog;
}

} // namespace

class TestChoices : public QObject
{
    Q_OBJECT

private slots:
    void offersTheGuidesMachineItsRoute()
    {
        const auto offered = plan::choices(freshGuideMachine(), builtIn());
        QCOMPARE(offered.gpu, guidePf);
        QCOMPARE(offered.maxVfs, 7);
        QCOMPARE(offered.defaultVfs, 3);
        QCOMPARE(offered.routes.size(), 2U);
        QCOMPARE(offered.routes[0].id, "i915-dkms");
        QVERIFY(offered.routes[0].usable && offered.routes[0].recommended);
        QCOMPARE(offered.routes[0].release, "2025.07.22");
        QCOMPARE(offered.routes[1].id, "xe-native");
    }

    void takesTheNumberOfVfsFromTheSilicon()
    {
        auto facts = freshGuideMachine();
        facts.gpus[0].totalVfs = 0; // what a driver told to make none leaves in sysfs
        facts.gpus[0].sriov->totalVfs = 2;
        auto offered = plan::choices(facts, builtIn());
        QCOMPARE(offered.maxVfs, 2);
        QCOMPARE(offered.defaultVfs, 2);
        facts.gpus[0].sriov.reset();
        offered = plan::choices(facts, builtIn());
        QCOMPARE(offered.maxVfs, 0);
        QCOMPARE(offered.defaultVfs, 0);
    }

    void offersNothingWithoutAGpu()
    {
        auto facts = freshGuideMachine();
        facts.gpus.clear();
        const auto offered = plan::choices(facts, builtIn());
        QVERIFY(offered.gpu.empty());
        QVERIFY(offered.routes.empty());
    }

    void prefersTheGpuThatCanMakeVfs()
    {
        auto facts = freshGuideMachine();
        auto card = facts.gpus[0];
        card.address = "0000:03:00.0";
        card.deviceId = "56a0"; // a card without SR-IOV
        facts.gpus.insert(facts.gpus.begin(), card);
        QCOMPARE(plan::choices(facts, builtIn()).gpu, guidePf);
        facts.kernels[0].release = "6.5.13-6-pve"; // no route, but known for one
        QCOMPARE(plan::choices(facts, builtIn()).gpu, guidePf);
        facts.gpus.pop_back();
        QCOMPARE(plan::choices(facts, builtIn()).gpu, card.address);
    }

    void readsParametersAsTheKernelDoes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value"); // null: not there
        const auto row = [](const char* name, const char* line, const char* key, QByteArray value) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(key) << value;
        };
        row("one", "i915.max_vfs=7", "i915.max_vfs", "7");
        row("last wins", "i915.max_vfs=7 quiet i915.max_vfs=0", "i915.max_vfs", "0");
        row("- is _", "i915.max-vfs=7", "i915.max_vfs", "7");
        row("_ is -", "i915.max_vfs=7", "i915.max-vfs", "7");
        row("for init", "quiet -- i915.max_vfs=7", "i915.max_vfs", {});
        row("-- inside a word", "a--b i915.max_vfs=7", "i915.max_vfs", "7");
        row("another module's", "xe.max_vfs=7", "i915.max_vfs", {});
        row("beginning of a longer name", "i915.max_vfs_x=7", "i915.max_vfs", {});
        row("no value", "i915.max_vfs", "i915.max_vfs", "");
        row("tabs and newline", "quiet\ti915.max_vfs=7\n", "i915.max_vfs", "7");
        row("quoted value", "a=\"b c\" i915.max_vfs=\"7\"", "i915.max_vfs", "7");
        row("quoted word", "\"i915.max_vfs=7\"", "i915.max_vfs", "7");
        row("inside quotes", "a=\"i915.max_vfs=7 b\"", "i915.max_vfs", {});
        row("quote never closed", "a=\"b i915.max_vfs=7", "i915.max_vfs", {});
        row("case counts", "I915.MAX_VFS=7", "i915.max_vfs", {});
        row("empty line", "", "i915.max_vfs", {});
    }

    void readsParametersAsTheKernelDoes()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const auto found =
            plan::kernelValue(plan::kernelTokens(line.toStdString()), name.toStdString());
        QCOMPARE(found.has_value(), !value.isNull());
        if (found)
            QCOMPARE(QByteArray::fromStdString(*found), value);
    }

    void findsValuesInLists()
    {
        const std::vector<catalog::Parameter> wanted{{"module_blacklist", "xe", true}};
        const auto isMissing = [&wanted](std::string_view line) {
            return !plan::missingParameters(line, wanted).empty();
        };
        QVERIFY(!isMissing("module_blacklist=xe"));
        QVERIFY(!isMissing("module_blacklist=nouveau,xe"));
        QVERIFY(isMissing("module_blacklist=xen"));
        QVERIFY(isMissing("module_blacklist=xe module_blacklist=nouveau"));
        QVERIFY(isMissing(""));
        QVERIFY(
            !plan::missingParameters("i915.max_vfs=7,8", {{"i915.max_vfs", "7", false}}).empty());
    }
};

QTEST_GUILESS_MAIN(TestChoices)
#include "tst_choices.moc"
