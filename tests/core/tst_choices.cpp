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
        QCOMPARE(offered.routes.size(), 3U);
        QCOMPARE(offered.routes[0].id, "i915-dkms");
        QVERIFY(offered.routes[0].usable && offered.routes[0].recommended);
        QCOMPARE(offered.routes[0].release, "2025.07.22");
        QCOMPARE(offered.routes[1].id, "xe-native");
        QCOMPARE(offered.routes[2].id, "i915-backports");
        QCOMPARE(offered.options.size(), 2U);
        QCOMPARE(offered.options[0].word, "iommu=pt");
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

    void takesTheNumberForXeFromTheSiliconToo()
    {
        auto facts = freshGuideMachine();
        facts.gpus[0].deviceId = "b080"; // Panther Lake: the catalog does not say how many
        facts.gpus[0].sriov->totalVfs = 24;
        facts.gpus[0].totalVfs = 3; // as the running driver was told
        facts.kernels[0].release = "6.17.2-1-pve";
        const auto offered = plan::choices(facts, builtIn());
        QCOMPARE(offered.routes.front().id, "xe-native");
        QVERIFY(offered.routes.front().usable);
        QCOMPARE(offered.maxVfs, 24);
        QCOMPARE(offered.defaultVfs, 3);
    }

    void offersTheOptionsOfTheRecommendedRoute()
    {
        const auto offered = plan::choices(freshGuideMachine(), builtIn());
        QVERIFY(!offered.options.empty());
        QCOMPARE(offered.options.front().word, "iommu=pt");
        QVERIFY(offered.options.front().onByDefault);
    }

    void prefersTheRouteThatNeedsNothingRemoved()
    {
        auto facts = freshGuideMachine();
        facts.kernels = {{"7.0.14-8-pve", true, true, true, ""}};
        QCOMPARE(plan::choices(facts, builtIn()).routes[0].id, "xe-native");
        facts.packages["i915-sriov-dkms"] = "2026.05.06"; // its xe would come before the kernel's
        auto routes = plan::choices(facts, builtIn()).routes;
        QCOMPARE(routes[0].id, "i915-dkms");
        QVERIFY(routes[0].recommended);
        QCOMPARE(routes[0].reason, "route-recommended-free");
        QCOMPARE(routes[1].id, "xe-native");
        QVERIFY(routes[1].usable && !routes[1].recommended);
        QCOMPARE(routes[1].reason, "route-other-driver");
        QCOMPARE(routes[1].args.at("package"), "i915-sriov-dkms");
        // Where it would not be loaded, what needs a package removed is still the best there is.
        facts.boot.secureBoot = "on";
        facts.boot.dkmsKey = "not-enrolled";
        routes = plan::choices(facts, builtIn()).routes;
        QCOMPARE(routes[0].id, "xe-native");
        QVERIFY(routes[0].recommended);
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

    void showsOtherWaysOnlyWhereNoneMakesVfs()
    {
        auto facts = freshGuideMachine();
        QVERIFY(plan::choices(facts, builtIn()).alternatives.empty());
        facts.kernels[0].release = "6.5.13-6-pve";
        QCOMPARE(plan::choices(facts, builtIn()).alternatives.size(), 3U);
        facts.gpus.clear();
        QVERIFY(plan::choices(facts, builtIn()).alternatives.empty());
    }

    void judgesOtherWaysByPlatform_data()
    {
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<QByteArray>("driver");
        QTest::addColumn<QByteArray>("pve");
        QTest::addColumn<QByteArray>("reasons");
        const auto row = [](const char* name, const char* device, const char* driver,
                            const char* pve, const char* reasons) {
            QTest::newRow(name) << QByteArray(device) << QByteArray(driver) << QByteArray(pve)
                                << QByteArray(reasons);
        };
        row("Comet Lake", "9bc5", "i915", "8.2.2",
            "+alternative-container +alternative-gvt +alternative-whole");
        row("Rocket Lake", "4c8a", "i915", "8.2.2",
            "+alternative-container -alternative-not-this-generation +alternative-whole");
        row("no driver", "4c8a", "vfio-pci", "8.2.2",
            "-alternative-needs-driver -alternative-not-this-generation +alternative-whole");
        row("Lunar Lake, older QEMU", "64a0", "xe", "9.0.11",
            "+alternative-container -alternative-not-this-generation "
            "-alternative-needs-newer-pve");
        row("Lunar Lake, newer QEMU", "64a0", "xe", "9.1.2",
            "+alternative-container -alternative-not-this-generation +alternative-whole");
        row("a version that is none", "64a0", "xe", "9.x",
            "+alternative-container -alternative-not-this-generation "
            "-alternative-needs-newer-pve");
        row("a card", "56a0", "i915", "8.2.2",
            "+alternative-container -alternative-not-this-generation +alternative-whole-card");
        row("not known", "0001", "", "",
            "-alternative-needs-driver "
            "-alternative-not-this-generation +alternative-whole");
    }

    void judgesOtherWaysByPlatform()
    {
        QFETCH(QByteArray, device);
        QFETCH(QByteArray, driver);
        QFETCH(QByteArray, pve);
        auto facts = freshGuideMachine();
        facts.gpus[0].deviceId = device.toStdString();
        facts.gpus[0].driver = driver.toStdString();
        facts.pveVersion = pve.toStdString();
        std::string reasons;
        for (const auto& way : plan::choices(facts, builtIn()).alternatives)
            reasons +=
                (reasons.empty() ? "" : " ") + std::string(way.possible ? "+" : "-") + way.reason;
        QTEST(QByteArray::fromStdString(reasons), "reasons");
        facts.iommu.dmarTable = false;
        QCOMPARE(plan::choices(facts, builtIn()).alternatives.back().reason,
                 "alternative-needs-vtd");
    }

    void judgesACommandLineAsTheKernelDoes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("missing");
        const auto row = [](const char* name, const char* line, const char* missing) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(missing);
        };
        row("both", "quiet i915.max_vfs=7 module_blacklist=xe", "");
        row("none", "quiet", "i915.max_vfs module_blacklist");
        row("last one wins", "i915.max_vfs=7 module_blacklist=xe i915.max_vfs=0", "i915.max_vfs");
        row("- is _", "i915.max-vfs=7 module-blacklist=xe", "");
        row("for init", "module_blacklist=xe -- i915.max_vfs=7", "i915.max_vfs");
        row("another module's", "xe.max_vfs=7 module_blacklist=xe", "i915.max_vfs");
        row("no value", "i915.max_vfs module_blacklist=xe", "i915.max_vfs");
        row("inside quotes", "a=\"i915.max_vfs=7 b\" module_blacklist=xe", "i915.max_vfs");
        row("beside another", "i915.max_vfs=7 module_blacklist=nouveau,xe", "");
        row("replaced by another", "i915.max_vfs=7 module_blacklist=xe module_blacklist=nouveau",
            "module_blacklist");
    }

    void judgesACommandLineAsTheKernelDoes()
    {
        QFETCH(QByteArray, line);
        std::string names;
        for (const auto& parameter : plan::missingParameters(
                 line.toStdString(), {{"i915.max_vfs", "7"}, {"module_blacklist", "xe"}}))
            names += (names.empty() ? "" : " ") + parameter.name;
        QTEST(QByteArray::fromStdString(names), "missing");
    }
};

QTEST_GUILESS_MAIN(TestChoices)
#include "tst_choices.moc"
