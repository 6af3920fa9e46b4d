// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/built_in.h"
#include "core/catalog/catalog.h"
#include "core/protocol/kernels.h"

#include <QTest>

#include <set>

using namespace vfpilot;
using namespace vfpilot::catalog;
using protocol::KernelFacts;

namespace {

const Catalog& builtIn()
{
    static const Catalog catalog = *Catalog::builtIn();
    return catalog;
}

/// "6.8.4-2-pve 6.14.8-2-pve": the first runs, the last is next.
std::vector<KernelFacts> kernelsOf(const QByteArray& releases)
{
    std::vector<KernelFacts> kernels;
    for (const QByteArray& release : releases.split(' ')) {
        KernelFacts kernel;
        kernel.release = release.toStdString();
        kernels.push_back(kernel);
    }
    kernels.front().running = true;
    kernels.back().next = true;
    return kernels;
}

/// "2025.07.22 6.8.4-2-pve failed;…", each from a package of its own.
std::vector<protocol::TrialBuild> trialsOf(const QByteArray& text)
{
    std::vector<protocol::TrialBuild> trials;
    for (const QByteArray& one : text.split(';')) {
        const auto words = one.split(' ');
        if (words.size() == 3)
            trials.push_back({words[0].toStdString(), words[1].toStdString(),
                              std::string(64, static_cast<char>('a' + trials.size() % 6)),
                              words[2].toStdString(), 0, ""});
    }
    return trials;
}

const protocol::Route* find(const std::vector<protocol::Route>& routes, const std::string& id)
{
    for (const protocol::Route& route : routes) {
        if (route.id == id)
            return &route;
    }
    return nullptr;
}

QByteArray devicesText()
{
    return QByteArray(builtInDevices.data(), static_cast<int>(builtInDevices.size()));
}

QByteArray driversText()
{
    return QByteArray(builtInDrivers.data(), static_cast<int>(builtInDrivers.size()));
}

Result<Catalog> load(std::string_view devices, std::string_view drivers)
{
    return Catalog::load({devices, drivers, builtInParameters, builtInLeftovers, builtInSymptoms});
}

Result<Catalog> loadParameters(std::string_view parameters)
{
    return Catalog::load(
        {builtInDevices, builtInDrivers, parameters, builtInLeftovers, builtInSymptoms});
}

std::vector<std::string> wordsOf(const std::vector<Parameter>& parameters)
{
    std::vector<std::string> words;
    for (const Parameter& parameter : parameters)
        words.push_back(parameter.word());
    return words;
}

using Words = std::vector<std::string>;

} // namespace

class TestCatalog : public QObject
{
    Q_OBJECT

private slots:
    void whatIsBuiltInIsValid()
    {
        const auto catalog = Catalog::builtIn();
        QVERIFY2(catalog, catalog ? "" : catalog.error().detail.c_str());
        QVERIFY(catalog->version().find('/') != std::string::npos);
        for (const RouteRule& route : catalog->routes()) {
            for (const Release& release : route.releases) {
                if (route.kind != RouteKind::Dkms)
                    continue; // its files have names of their own
                QVERIFY(release.file.find('_' + release.name + '_') != std::string::npos);
                QVERIFY(release.page.ends_with('/' + release.name));
            }
        }
    }

    void knowsDevices_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("platform");
        QTest::addColumn<bool>("supported");
        QTest::newRow("N100") << QByteArray("46d1") << QByteArray("Alder Lake-N") << true;
        QTest::newRow("11th mobile") << QByteArray("9a49") << QByteArray("Tiger Lake") << true;
        QTest::newRow("last of a range")
            << QByteArray("46c3") << QByteArray("Alder Lake-P") << true;
        QTest::newRow("Arrow Lake") << QByteArray("b640") << QByteArray("Arrow Lake") << true;
        QTest::newRow("Panther Lake") << QByteArray("b08f") << QByteArray("Panther Lake") << true;
        QTest::newRow("Rocket Lake") << QByteArray("4c8a") << QByteArray("Rocket Lake") << false;
        QTest::newRow("Lunar Lake") << QByteArray("64a0") << QByteArray("Lunar Lake") << false;
    }

    void knowsDevices()
    {
        QFETCH(QByteArray, id);
        const Device* device = builtIn().findDevice(id.toStdString());
        QVERIFY(device);
        QTEST(QByteArray::fromStdString(device->platform), "platform");
        QTEST(!device->routes.empty(), "supported");
        QCOMPARE(device->routes.empty(), !device->unsupported.empty());
    }

    void takesTheVendorsDisplayFunctions()
    {
        QVERIFY(builtIn().isCandidate("8086", "46d1", "030000"));
        QVERIFY(builtIn().isCandidate("8086", "46d1", "038000"));
        QVERIFY(!builtIn().isCandidate("10de", "46d1", "030000"));
        QVERIFY(!builtIn().isCandidate("8086", "46d1", "020000"));
        QVERIFY(!builtIn().isCandidate("8086", "10c9", "020000"));
        QVERIFY(!builtIn().findDevice("46D1"));
        QVERIFY(!builtIn().findDevice(""));
    }

    // It is looked at, so that it can be told; what it can do is not guessed at.
    void anUnknownDeviceIsACandidateWithoutARoute()
    {
        QVERIFY(builtIn().isCandidate("8086", "ffff", "030000"));
        QVERIFY(!builtIn().findDevice("ffff"));
        const auto routes = builtIn().decide("ffff", kernelsOf("7.0.14-14-pve"), "off", "");
        for (const protocol::Route& route : routes) {
            QVERIFY(!route.usable && !route.recommended);
            QCOMPARE(route.reason, "route-device-unsupported");
        }
        QVERIFY(builtIn().parameters("xe-native", "ffff", 7).size() > 0);
        QVERIFY(builtIn().candidates("i915-dkms", "ffff", {"6.8.4-2-pve"}).empty());
    }

    void additionsBringDevicesOfAnotherVendorAndClass()
    {
        CatalogAdditions more;
        more.folder = "/lab";
        more.devices = R"({"format": 1, "version": "lab.1", "vendor": "1af4",
            "classPrefix": "02", "devices": [
            {"code": "LAB", "platform": "Lab", "ids": ["10c9", "46d1"], "maxVfs": 7,
             "routes": [{"route": "i915-dkms", "minRelease": "2024.12.30"}]},
            {"code": "LAB2", "platform": "Lab 2", "ids": ["abcd"], "maxVfs": 7,
             "vendor": "8086", "class": "020000", "unsupported": "unproven"}]})";
        const auto catalog = Catalog::builtInWith(more);
        QVERIFY2(catalog, catalog ? "" : catalog.error().detail.c_str());
        QVERIFY(catalog->isCandidate("1af4", "10c9", "020000"));
        QVERIFY(!catalog->isCandidate("1af4", "10c9", "030000"));
        QVERIFY(!catalog->isCandidate("1af4", "ffff", "020000")); // the list is no new rule
        QVERIFY(catalog->isCandidate("8086", "ffff", "030000"));
        QVERIFY(catalog->isCandidate("8086", "abcd", "020000"));
        QVERIFY(!catalog->isCandidate("8086", "abcd", "020001"));
        QVERIFY(catalog->decide("10c9", kernelsOf("6.8.4-2-pve"), "off", "").front().recommended);
        // An id belongs to the entry that was added last.
        QCOMPARE(catalog->findDevice("46d1")->code, "LAB");
        QCOMPARE(catalog->findDevice("46d0")->code, "ADL-N");
        QVERIFY(catalog->version().ends_with("/lab.1"));
    }

    void additionsReplaceById()
    {
        CatalogAdditions more;
        more.folder = "/lab";
        more.drivers = R"({"format": 1, "version": "lab.1", "routes": [
            {"id": "xe-native", "kind": "native", "driver": "xe", "planned": false,
             "preference": 2},
            {"id": "lab-native", "kind": "native", "driver": "lab", "planned": true,
             "preference": 3}]})";
        more.parameters = R"({"format": 1, "version": "lab.1", "parameters": [
            {"name": "lab.vfs", "kind": "module", "pattern": "[0-9]+", "role": "needed",
             "risk": "none", "uses": [{"route": "lab-native", "value": "{totalVfs}"}]}]})";
        const auto catalog = Catalog::builtInWith(more);
        QVERIFY2(catalog, catalog ? "" : catalog.error().detail.c_str());
        QVERIFY(!catalog->findRoute("xe-native")->planned);
        QCOMPARE(catalog->routes().size(), builtIn().routes().size() + 1);
        QCOMPARE(catalog->routes()[0].id, builtIn().routes()[0].id);
        QCOMPARE(wordsOf(catalog->parameters("lab-native", "46d1", 4)), (Words{"lab.vfs=4"}));
        more.drivers->replace(more.drivers->find("lab-native"), 10, "no");
        const auto bad = Catalog::builtInWith(more);
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, Errc::FileMalformed);
        QVERIFY(bad.error().args.at("path").starts_with("/lab/"));
    }

    void choosesByDeviceAndKernels_data()
    {
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<QByteArray>("kernels");
        QTest::addColumn<QByteArray>("release"); // empty: the route is not usable
        QTest::addColumn<QByteArray>("reason");
        const QByteArray n100 = "46d1";
        const QByteArray fits = "route-recommended-dkms";
        const QByteArray tooOld = "route-kernel-too-old";
        const QByteArray tooNew = "route-kernel-too-new";
        const QByteArray no = "route-device-unsupported";
        QTest::newRow("the guide's")
            << n100 << QByteArray("6.8.4-2-pve") << QByteArray("2025.07.22") << fits;
        QTest::newRow("6.11") << n100 << QByteArray("6.11.11-2-pve") << QByteArray("2025.07.22")
                              << fits;
        QTest::newRow("PVE 9.0") << n100 << QByteArray("6.14.8-2-pve") << QByteArray("2025.07.22")
                                 << fits;
        QTest::newRow("PVE 9.1") << n100 << QByteArray("6.17.13-21-pve")
                                 << QByteArray("2026.03.05.2") << fits;
        QTest::newRow("running and next in one window")
            << n100 << QByteArray("6.14.8-2-pve 6.17.2-1-pve") << QByteArray("2026.03.05.2")
            << fits;
        QTest::newRow("next with the one after")
            << n100 << QByteArray("6.17.2-1-pve 7.0.2-1-pve") << QByteArray("2026.05.06") << fits;
        QTest::newRow("6.16 is the last of one, 6.19 of the next")
            << n100 << QByteArray("6.16.1-1-pve 6.19.14-1-pve") << QByteArray("2026.03.05.2")
            << fits;
        QTest::newRow("Meteor Lake on PVE 9.2") << QByteArray("7d55") << QByteArray("7.0.14-14-pve")
                                                << QByteArray("2026.05.06") << fits;
        QTest::newRow("next too new for running's")
            << n100 << QByteArray("6.8.12-4-pve 6.17.2-1-pve") << QByteArray() << tooNew;
        QTest::newRow("next too old for running's")
            << n100 << QByteArray("6.17.2-1-pve 6.8.12-4-pve") << QByteArray() << tooOld;
        QTest::newRow("5.15") << n100 << QByteArray("5.15.158-2-pve") << QByteArray() << tooOld;
        QTest::newRow("6.5") << n100 << QByteArray("6.5.13-6-pve") << QByteArray() << tooOld;
        QTest::newRow("beyond all")
            << QByteArray("7d55") << QByteArray("7.2.1-1-pve") << QByteArray() << tooNew;
        QTest::newRow("not a kernel") << n100 << QByteArray("pve") << QByteArray() << tooOld;
        QTest::newRow("Arrow Lake needs a later one")
            << QByteArray("7d51") << QByteArray("6.8.12-4-pve") << QByteArray("2025.07.22") << fits;
        QTest::newRow("Rocket Lake")
            << QByteArray("4c8a") << QByteArray("6.8.4-2-pve") << QByteArray() << no;
        QTest::newRow("native only")
            << QByteArray("b080") << QByteArray("6.17.2-1-pve") << QByteArray() << no;
        QTest::newRow("unknown") << QByteArray("ffff") << QByteArray("6.8.4-2-pve") << QByteArray()
                                 << no;
    }

    void choosesByDeviceAndKernels()
    {
        QFETCH(QByteArray, device);
        QFETCH(QByteArray, kernels);
        QFETCH(QByteArray, release);
        QFETCH(QByteArray, reason);
        const auto routes = builtIn().decide(device.toStdString(), kernelsOf(kernels), "off", "");
        const auto* route = find(routes, "i915-dkms");
        QVERIFY(route);
        QCOMPARE(QByteArray::fromStdString(route->reason), reason);
        QCOMPARE(QByteArray::fromStdString(route->release), release);
        QCOMPARE(route->usable, !release.isEmpty());
        QCOMPARE(route->recommended, route->usable);
        QCOMPARE(find(routes, "none") != nullptr, !routes.front().usable);
        if (route->usable) {
            QCOMPARE(routes.front().id, route->id);
            QVERIFY(route->needsPackage);
            QCOMPARE(route->packageName, "i915-sriov-dkms_" + route->release + "_amd64.deb");
            QVERIFY(route->downloadUrl.starts_with("https://github.com/"));
        }
    }

    void passesOverWhatIsKnownNotToBuild_data()
    {
        QTest::addColumn<QByteArray>("trials"); // release kernel result, each
        QTest::addColumn<QByteArray>("release");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const char* trials, const char* release,
                            const char* reason) {
            QTest::newRow(name) << QByteArray(trials) << QByteArray(release) << QByteArray(reason);
        };
        const char* fits = "route-recommended-dkms";
        const char* next = "route-release-did-not-build";
        row("nothing tried", "", "2025.07.22", fits);
        row("it builds", "2025.07.22 6.12.1-1-pve built", "2025.07.22", fits);
        row("it fails", "2025.07.22 6.12.1-1-pve failed", "2026.03.05.2", next);
        row("it leaves this kernel out", "2025.07.22 6.12.1-1-pve excluded", "2026.03.05.2", next);
        row("for the next kernel", "2025.07.22 6.14.8-2-pve failed", "2026.03.05.2", next);
        row("for a kernel that does not matter", "2025.07.22 6.8.4-2-pve failed", "2025.07.22",
            fits);
        row("another package of it builds",
            "2025.07.22 6.12.1-1-pve failed;2025.07.22 6.12.1-1-pve built", "2025.07.22", fits);
        row("two of them fail", "2025.07.22 6.12.1-1-pve failed;2026.03.05.2 6.14.8-2-pve failed",
            "2026.03.05.1", next);
        row("one further down fails", "2026.03.05.2 6.12.1-1-pve failed", "2025.07.22", fits);
    }

    void passesOverWhatIsKnownNotToBuild()
    {
        QFETCH(QByteArray, trials);
        QFETCH(QByteArray, release);
        QFETCH(QByteArray, reason);
        const auto routes = builtIn().decide("46d1", kernelsOf("6.12.1-1-pve 6.14.8-2-pve"), "off",
                                             "", trialsOf(trials));
        const auto* route = find(routes, "i915-dkms");
        QVERIFY(route && route->usable && route->recommended);
        QCOMPARE(QByteArray::fromStdString(route->release), release);
        QCOMPARE(QByteArray::fromStdString(route->reason), reason);
        QCOMPARE(route->packageName, "i915-sriov-dkms_" + route->release + "_amd64.deb");
        if (reason != "route-release-did-not-build")
            return;
        QCOMPARE(route->args.at("failed"), "2025.07.22");
        QCOMPARE(route->args.at("release"), route->release);
        QVERIFY(route->args.at("kernel").ends_with("-pve"));
    }

    void saysThatNoReleaseBuilds()
    {
        QByteArray all;
        for (const Release& release : builtIn().findRoute("i915-dkms")->releases)
            all += QByteArray::fromStdString(release.name + " 6.8.4-2-pve failed;");
        const auto routes =
            builtIn().decide("46d1", kernelsOf("6.8.4-2-pve"), "off", "", trialsOf(all.chopped(1)));
        const auto* route = find(routes, "i915-dkms");
        QVERIFY(!route->usable && route->release.empty() && !route->needsPackage);
        QCOMPARE(route->reason, "route-no-release-builds");
        QCOMPARE(route->args.at("kernel"), "6.8.4-2-pve");
        QVERIFY(find(routes, "none"));
    }

    void neverTakesAReleaseKnownToBeBad()
    {
        const auto* bad = builtIn().findRelease("i915-dkms", "2026.02.04");
        QVERIFY(bad && !bad->bad.empty());
        QVERIFY(bad->covers("6.19.1-1-pve"));
        // Only bad releases left in the window: none is taken.
        auto drivers = driversText();
        for (const Release& release : builtIn().findRoute("i915-dkms")->releases) {
            if (release.bad.empty())
                drivers.replace(
                    QByteArray::fromStdString("tag/" + release.name + "\"}"),
                    QByteArray::fromStdString("tag/" + release.name + "\", \"bad\": \"tried\"}"));
        }
        const auto catalog = load(builtInDevices, drivers.toStdString());
        QVERIFY(catalog);
        const auto routes = catalog->decide("46d1", kernelsOf("6.8.4-2-pve"), "off", "");
        QVERIFY(!find(routes, "i915-dkms")->usable);
        QVERIFY(find(routes, "none"));
    }

    void prefersTheKernelsOwnDriverWhereItWorks()
    {
        const auto old = builtIn().decide("46d1", kernelsOf("6.19.4-2-pve"), "off", "");
        QVERIFY(!find(old, "xe-native")->usable);
        QCOMPARE(find(old, "xe-native")->reason, "route-native-needs-newer-kernel");
        QCOMPARE(find(old, "xe-native")->args.at("kernel"), "6.19.4-2-pve");
        QCOMPARE(find(old, "xe-native")->args.at("needed"), "7.0");

        const auto recent = builtIn().decide("46d1", kernelsOf("7.0.14-14-pve"), "off", "");
        QCOMPARE(recent.front().id, "xe-native");
        QVERIFY(recent.front().recommended && !recent.front().needsPackage);
        QCOMPARE(recent.front().reason, "route-recommended-native");
        const auto* built = find(recent, "i915-dkms");
        QVERIFY(built->usable && !built->recommended);
        QCOMPARE(built->reason, "route-alternative-dkms");
        QCOMPARE(built->release, "2026.05.06");

        const auto newest = builtIn().decide("46d1", kernelsOf("7.2.1-1-pve"), "off", "");
        QVERIFY(newest.front().recommended);
        QCOMPARE(newest.front().id, "xe-native");

        const auto meteor = builtIn().decide("7d55", kernelsOf("7.0.14-14-pve"), "off", "");
        QCOMPARE(find(meteor, "xe-native")->reason, "route-device-unsupported");
        const auto panther = builtIn().decide("b080", kernelsOf("6.17.2-1-pve"), "on", "no-key");
        QVERIFY(panther.front().recommended);
        QCOMPARE(panther.front().reason, "route-native-secure-boot");
    }

    void bothKernelsMustMakeVfsThemselves()
    {
        const auto routes =
            builtIn().decide("46d1", kernelsOf("7.0.14-14-pve 6.17.2-1-pve"), "off", "");
        QCOMPARE(routes.front().id, "i915-dkms");
        QVERIFY(routes.front().recommended);
        QCOMPARE(find(routes, "xe-native")->args.at("kernel"), "6.17.2-1-pve");
    }

    void namesTheNearestKernelThatWorks_data()
    {
        QTest::addColumn<QByteArray>("route");
        QTest::addColumn<QByteArray>("kernels");
        QTest::addColumn<QByteArray>("nearest");
        const QByteArray dkms = "i915-dkms";
        QTest::newRow("too old") << dkms << QByteArray("6.5.13-6-pve") << QByteArray("6.8");
        QTest::newRow("no kernel") << dkms << QByteArray("pve") << QByteArray("6.8");
        QTest::newRow("too new") << dkms << QByteArray("7.2.1-1-pve") << QByteArray("7.0");
        QTest::newRow("newer than running's release")
            << dkms << QByteArray("6.8.12-4-pve 6.17.2-1-pve") << QByteArray("6.16");
        QTest::newRow("older than running's release")
            << dkms << QByteArray("6.17.2-1-pve 6.8.12-4-pve") << QByteArray("6.12");
        QTest::newRow("up to a patch")
            << QByteArray("i915-backports") << QByteArray("6.8.12-6-pve") << QByteArray("6.8.12-5");
    }

    void namesTheNearestKernelThatWorks()
    {
        QFETCH(QByteArray, route);
        QFETCH(QByteArray, kernels);
        const auto routes = builtIn().decide("46d1", kernelsOf(kernels), "off", "");
        const auto* found = find(routes, route.constData());
        QVERIFY(found && !found->usable);
        QTEST(QByteArray::fromStdString(found->args.at("nearest")), "nearest");
    }

    void neverRecommendsTheImportedDriver_data()
    {
        QTest::addColumn<QByteArray>("kernel");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QByteArray>("release");
        const QByteArray import = "route-import-only";
        QTest::newRow("6.2") << QByteArray("6.2.16-3-pve") << QByteArray("route-kernel-too-old")
                             << QByteArray();
        QTest::newRow("6.5") << QByteArray("6.5.13-6-pve") << import << QByteArray("24.1.19.6");
        QTest::newRow("guide") << QByteArray("6.8.4-2-pve") << import << QByteArray("24.1.19.6");
        QTest::newRow("last") << QByteArray("6.8.12-5-pve") << import << QByteArray("24.1.19.6");
        QTest::newRow("beyond") << QByteArray("6.8.12-6-pve") << QByteArray("route-kernel-too-new")
                                << QByteArray();
        QTest::newRow("6.11") << QByteArray("6.11.0-1-pve") << QByteArray("route-kernel-too-new")
                              << QByteArray();
    }

    void neverRecommendsTheImportedDriver()
    {
        QFETCH(QByteArray, kernel);
        const auto routes = builtIn().decide("46d1", kernelsOf(kernel), "off", "");
        const auto* backports = find(routes, "i915-backports");
        QVERIFY(backports && !backports->recommended && !backports->usable);
        QTEST(QByteArray::fromStdString(backports->reason), "reason");
        QTEST(QByteArray::fromStdString(backports->release), "release");
        // Not even where a catalog says that it can be set up and nothing else is there.
        auto drivers = driversText();
        drivers.replace("\"planned\": false", "\"planned\": true");
        const auto catalog = load(builtInDevices, drivers.toStdString());
        QVERIFY(catalog);
        const auto again = catalog->decide("46d1", kernelsOf(kernel), "off", "");
        QVERIFY(!find(again, "i915-backports")->recommended);
    }

    void candidatesComeInTheOrderTheyAreToBeTried()
    {
        const auto releases = builtIn().candidates("i915-dkms", "46d1", {"6.14.8-2-pve"});
        QVERIFY(releases.size() > 5);
        QCOMPARE(releases[0]->name, "2025.07.22");
        QCOMPARE(releases[1]->name, "2026.03.05.2");
        for (const Release* release : releases)
            QVERIFY(release->bad.empty() && release->covers("6.14.8-2-pve"));
        // Arrow Lake came later.
        for (const Release* release : builtIn().candidates("i915-dkms", "7d51", {"6.8.4-2-pve"}))
            QVERIFY(compareReleases(release->name, "2025.05.18") >= 0);
        QVERIFY(builtIn().candidates("i915-dkms", "46d1", {}).empty());
        QVERIFY(builtIn().candidates("i915-dkms", "4c8a", {"6.8.4-2-pve"}).empty());
        QVERIFY(builtIn().candidates("moon", "46d1", {"6.8.4-2-pve"}).empty());
    }

    void tellsMostAboutWhatAPersonCanChange()
    {
        const auto panther = builtIn().decide("b080", kernelsOf("6.14.8-2-pve"), "off", "");
        QCOMPARE(find(panther, "none")->reason, "route-native-needs-newer-kernel");
        const auto rocket = builtIn().decide("4c8a", kernelsOf("6.8.4-2-pve"), "off", "");
        QCOMPARE(find(rocket, "none")->reason, "route-device-unsupported");
        QCOMPARE(find(rocket, "none")->args.at("device"), "4c8a");
    }

    void buildsUnderSecureBootOnlyWithAnEnrolledKey_data()
    {
        QTest::addColumn<QByteArray>("secureBoot");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("usable");
        QTest::addColumn<QByteArray>("reason");
        const QByteArray fits = "route-recommended-dkms";
        const auto row = [](const char* name, const char* boot, const char* key, bool usable,
                            const char* reason) {
            QTest::newRow(name) << QByteArray(boot) << QByteArray(key) << usable
                                << QByteArray(reason);
        };
        row("off", "off", "no-key", true, fits);
        row("cannot be told", "unknown", "unknown", true, fits);
        row("enrolled", "on", "enrolled", true, fits);
        row("not enrolled", "on", "not-enrolled", false, "route-key-not-enrolled");
        row("none yet", "on", "no-key", false, "route-no-key");
        row("key cannot be told", "on", "unknown", false, "route-secure-boot");
        row("an engine that did not look", "on", "", false, "route-secure-boot");
    }

    void buildsUnderSecureBootOnlyWithAnEnrolledKey()
    {
        QFETCH(QByteArray, secureBoot);
        QFETCH(QByteArray, key);
        QFETCH(bool, usable);
        const auto routes = builtIn().decide("46d1", kernelsOf("6.8.4-2-pve"),
                                             secureBoot.toStdString(), key.toStdString());
        const auto* route = find(routes, "i915-dkms");
        QCOMPARE(route->usable, usable);
        QCOMPARE(route->recommended, usable);
        QTEST(QByteArray::fromStdString(route->reason), "reason");
        QCOMPARE(find(routes, "none") == nullptr, usable);
        if (!usable)
            QCOMPARE(find(routes, "none")->reason, route->reason);
    }

    void leavesOutKernelsThatNeitherRunNorComeNext()
    {
        auto kernels = kernelsOf("6.8.4-2-pve 6.8.12-4-pve");
        KernelFacts old;
        old.release = "5.15.158-2-pve";
        kernels.push_back(old);
        QVERIFY(builtIn().decide("46d1", kernels, "off", "").front().usable);
        QCOMPARE(kernelsThatMatter(kernels).size(), 2U);
        for (KernelFacts& kernel : kernels)
            kernel.running = kernel.next = false;
        QCOMPARE(kernelsThatMatter(kernels).size(), 3U);
        QVERIFY(!builtIn().decide("46d1", {}, "off", "").front().usable);
    }

    void fillsParametersIn()
    {
        QCOMPARE(wordsOf(builtIn().parameters("i915-dkms", "46d1", 7)),
                 (Words{"intel_iommu=on", "iommu=pt", "i915.enable_guc=3", "i915.max_vfs=7",
                        "module_blacklist=xe"}));
        QCOMPARE(wordsOf(builtIn().parameters("xe-native", "46d1", 7)),
                 (Words{"intel_iommu=on", "iommu=pt", "xe.max_vfs=7", "xe.force_probe=46d1",
                        "module_blacklist=i915"}));
        // Panther Lake is xe's own.
        QCOMPARE(wordsOf(builtIn().parameters("xe-native", "b080", 12)),
                 (Words{"intel_iommu=on", "iommu=pt", "xe.max_vfs=12", "module_blacklist=i915"}));
        QVERIFY(builtIn().parameters("moon", "46d1", 7).empty());
    }

    void takesTheOptionsThatWereChosen()
    {
        const auto none = wordsOf(builtIn().parameters("i915-dkms", "46d1", 7, Words{}));
        QCOMPARE(none, (Words{"intel_iommu=on", "i915.enable_guc=3", "i915.max_vfs=7",
                              "module_blacklist=xe"}));
        const auto other = wordsOf(
            builtIn().parameters("i915-dkms", "46d1", 7, Words{"pci", "moon", "nomodeset"}));
        QCOMPARE(other, (Words{"intel_iommu=on", "i915.enable_guc=3", "i915.max_vfs=7",
                               "module_blacklist=xe", "pci=realloc"}));
    }

    void offersOptionsWithTheirRisk()
    {
        const auto options = builtIn().options("i915-dkms", "46d1", 7);
        QCOMPARE(options.size(), 2U); // no release yet whose compute engine is a choice
        QCOMPARE(options[0].word, "iommu=pt");
        QVERIFY(options[0].onByDefault);
        QCOMPARE(options[1].name, "pci");
        QCOMPARE(options[1].word, "pci=realloc");
        QCOMPARE(options[1].risk, "high");
        QVERIFY(!options[1].onByDefault);
        QVERIFY(builtIn().options("none", "46d1", 7).empty());

        auto drivers = driversText();
        const auto at = drivers.indexOf("\"bad\"", drivers.indexOf("\"2026.09.16\""));
        drivers.replace(at, QByteArray("\"bad\": \"gpu-hang\",").size(), "");
        const auto later = load(builtInDevices, drivers.toStdString());
        QVERIFY(later);
        QCOMPARE(later->options("i915-dkms", "46d1", 7).back().word, "i915.xelp_enable_ccs=1");
        QCOMPARE(later->options("i915-dkms", "7d55", 7).size(), 2U); // Meteor Lake has it anyway
    }

    void refusesParameters_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const char* from, const char* to, const char* where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(where);
        };
        row("value with a space", "\"value\": \"pt\"", "\"value\": \"pt init=/bin/sh\"",
            "/parameters/1/uses/0/value");
        row("value with a quote", "\"value\": \"pt\"", "\"value\": \"pt\\\"\"",
            "/parameters/1/uses/0/value");
        row("value against the pattern", "\"value\": \"pt\"", "\"value\": \"PT\"",
            "/parameters/1/uses/0/value");
        row("value of another kind", "\"value\": \"pt\"", "\"value\": \"{moon}\"",
            "/parameters/1/uses/0/value");
        row("name with a value", "\"name\": \"iommu\"", "\"name\": \"a=b\"", "/parameters/1/name");
        row("name twice", "\"name\": \"iommu\"", "\"name\": \"intel_iommu\"", "/parameters/1");
        row("no pattern", "\"[a-z_,]+\"", "\"[a-z_,+\"", "/parameters/0/pattern");
        row("look-around is not RE2's", "\"[a-z_,]+\"", "\"(?=a)\"", "/parameters/0/pattern");
        row("unknown route", "\"route\": \"i915-dkms\"", "\"route\": \"moon\"",
            "/parameters/0/uses/0/route");
        row("unknown role", "\"role\": \"needed\"", "\"role\": \"wanted\"", "/parameters/0/role");
        row("unknown risk", "\"risk\": \"none\"", "\"risk\": \"dire\"", "/parameters/0/risk");
        row("kernel as a pattern", "\"maxKernel\": \"5.13\"", "\"maxKernel\": \"5.*\"",
            "/parameters/14/maxKernel");
        row("needed by nobody", "\"harmless-leftover\"", "\"needed\"", "/parameters/10");
    }

    void refusesParameters()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray text(builtInParameters.data(), static_cast<int>(builtInParameters.size()));
        const auto at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        const auto catalog = loadParameters(text.toStdString());
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().code, Errc::FileMalformed);
        QCOMPARE(catalog.error().args.at("path"), "parameters.json");
        QTEST(QByteArray::fromStdString(catalog.error().args.at("line")), "where");
    }

    void readsKernelPatches()
    {
        QCOMPARE(*kernelPatch("6.8.12-5-pve"), (KernelPatch{12, 5}));
        QCOMPARE(*kernelPatch("6.8.12"), (KernelPatch{12, 0}));
        QCOMPARE(*kernelPatch("6.17.13-21-pve"), (KernelPatch{13, 21}));
        QCOMPARE(*kernelPatch("6.1.0-50-amd64"), (KernelPatch{0, 50}));
        for (const char* text : {"", "6.8", "7.0-rc7", "6.8.", "6.8.-5", "pve"})
            QVERIFY2(!kernelPatch(text), text);
    }

    void readsKernelSeries()
    {
        QCOMPARE(*kernelSeries("6.8.4-2-pve"), (KernelSeries{6, 8}));
        QCOMPARE(*kernelSeries("6.17"), (KernelSeries{6, 17}));
        QCOMPARE(*kernelSeries("7.0-rc7"), (KernelSeries{7, 0}));
        for (const char* text : {"", "6", "6.", ".8", "x.y", "-6.8", "6.-8", "6.99999999"})
            QVERIFY2(!kernelSeries(text), text);
    }

    void ordersReleases()
    {
        QVERIFY(compareReleases("2025.07.22", "2025.05.18") > 0);
        QVERIFY(compareReleases("2026.03.05.2", "2026.03.05") > 0);
        QVERIFY(compareReleases("2026.03.05.2", "2026.03.05.10") < 0);
        QVERIFY(compareReleases("2025.11.04-rc1", "2025.11.04") < 0);
        QVERIFY(compareReleases("2025.11.04-rc1", "2025.10.10") > 0);
        QVERIFY(compareReleases("2025.11.04-rc2", "2025.11.04-rc10") < 0);
        QVERIFY(compareReleases("2025.10.09-2", "2025.10.09") > 0);
        QVERIFY(compareReleases("master", "2024.12.30") < 0);
        QVERIFY(compareReleases("rc1", "") == 0);
        QVERIFY(compareReleases("2025.11.04-rc", "") == 0);
        QVERIFY(compareReleases("2025..1", "") == 0);
    }

    void refusesDevices_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const char* from, const char* to, const char* where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(where);
        };
        row("cut", "\"devices\": [", "\"devices\": [{", "7");
        row("other format", "\"format\": 1", "\"format\": 2", "/format");
        row("format is text", "\"format\": 1", "\"format\": \"1\"", "/format");
        row("no version", "\"version\": \"2026.09.2\",", "", "/");
        row("unknown member", "\"format\": 1,", "\"format\": 1, \"colour\": 1,", "/");
        row("member twice", "\"format\": 1,", "\"format\": 1, \"format\": 1,", "/");
        row("vendor", "\"8086\"", "\"Intel\"", "/vendor");
        row("upper-case id", "\"9a60\"", "\"9A60\"", "/devices/0/ids/0");
        row("id is a number", "\"9a60\"", "9060", "/devices/0/ids/0");
        row("id in two devices", "\"4680\"", "\"9a60\"", "/devices/1");
        row("too many VFs", "\"maxVfs\": 7", "\"maxVfs\": 257", "/devices/0/maxVfs");
        row("huge number", "\"maxVfs\": 7", "\"maxVfs\": 18446744073709551615",
            "/devices/0/maxVfs");
        row("fraction", "\"maxVfs\": 7", "\"maxVfs\": 7.5", "/devices/0/maxVfs");
        row("unknown route", "\"route\": \"i915-dkms\"", "\"route\": \"moon\"",
            "/devices/0/routes/0/route");
        row("no least release", "\"minRelease\": \"2024.12.30\"", "\"minKernel\": \"6.8\"",
            "/devices/0/routes/0");
        row("least release is none", "\"2024.12.30\"", "\"master\"",
            "/devices/0/routes/0/minRelease");
        row("control character", "Tiger Lake", "Tiger\\u001b[31mLake", "/devices/0/platform");
        row("bidi", "Tiger Lake", "Tiger\\u202eLake", "/devices/0/platform");
        row("neither route nor reason",
            "7, \"routes\": [{\"route\": \"i915-dkms\", \"minRelease\": \"2024.12.30\"}, "
            "{\"route\": \"xe-native\", \"minKernel\": \"7.0\"}]}",
            "7}", "/devices/0");
        row("route and reason", "\"maxVfs\": 7,", "\"maxVfs\": 7, \"unsupported\": \"no-sriov\",",
            "/devices/0");
    }

    void refusesDevices()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        auto text = devicesText();
        const auto at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        const auto catalog = load(text.toStdString(), builtInDrivers);
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().code, Errc::FileMalformed);
        QCOMPARE(catalog.error().args.at("path"), "devices.json");
        QTEST(QByteArray::fromStdString(catalog.error().args.at("line")), "where");
    }

    void refusesDrivers_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const char* from, const char* to, const char* where) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(where);
        };
        row("file in another folder", "\"i915-sriov-dkms_2025.07.22_amd64.deb\"",
            "\"../../etc/x.deb\"", "/routes/0/releases/0/file");
        row("file that is no package", "\"i915-sriov-dkms_2025.07.22_amd64.deb\"", "\"run.sh\"",
            "/routes/0/releases/0/file");
        row("page of another scheme", "\"https://", "\"file://", "/routes/0/releases/0/page");
        row("window upside down", "\"maxKernel\": \"6.16\"", "\"maxKernel\": \"6.1\"",
            "/routes/0/releases/0");
        row("window as a pattern", "\"maxKernel\": \"6.16\"", "\"maxKernel\": \"6.1[2-9]\"",
            "/routes/0/releases/0/maxKernel");
        row("release twice", "\"release\": \"2026.03.05.2\"", "\"release\": \"2025.07.22\"",
            "/routes/0/releases/1");
        row("route twice", "\"id\": \"xe-native\"", "\"id\": \"i915-dkms\"", "/routes/1");
        row("route named none", "\"id\": \"xe-native\"", "\"id\": \"none\"", "/routes/1");
        row("unknown kind", "\"kind\": \"native\"", "\"kind\": \"magic\"", "/routes/1/kind");
        row("releases of a native one", "\"kind\": \"dkms\"", "\"kind\": \"native\"", "/routes/0");
        row("planned is text", "\"planned\": true", "\"planned\": \"yes\"", "/routes/0/planned");
        row("package with a slash", "\"package\": \"i915-sriov-dkms\"", "\"package\": \"a/b\"",
            "/routes/0/package");
    }

    void refusesDrivers()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        auto text = driversText();
        const auto at = text.indexOf(from);
        QVERIFY(at >= 0);
        text.replace(at, from.size(), to);
        const auto catalog = load(builtInDevices, text.toStdString());
        QVERIFY(!catalog);
        QCOMPARE(catalog.error().code, Errc::FileMalformed);
        QCOMPARE(catalog.error().args.at("path"), "drivers.json");
        QTEST(QByteArray::fromStdString(catalog.error().args.at("line")), "where");
    }

    void survivesWhatIsNoCatalog_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("nul bytes") << QByteArray(100, '\0');
        QTest::newRow("bad UTF-8") << QByteArray("{\"format\": \"\xff\"}");
        QTest::newRow("deep") << QByteArray(200000, '[');
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50000);
    }

    void survivesWhatIsNoCatalog()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(load(text.toStdString(), builtInDrivers).error().code, Errc::FileMalformed);
        QCOMPARE(load(builtInDevices, text.toStdString()).error().code, Errc::FileMalformed);
        QCOMPARE(loadParameters(text.toStdString()).error().code, Errc::FileMalformed);
    }

    void refusesAFileOverTheLimit()
    {
        const std::string huge(1024 * 1024 + 1, ' ');
        QCOMPARE(load(huge, builtInDrivers).error().code, Errc::FileTooLarge);
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
