// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/container_devices.h"
#include "core/probe/containers.h"
#include "tests/support/captured_tree.h"

#include <QTest>

using namespace vfpilot;
using model::linesThatHandIn;
using vfpilot::test::CapturedTree;

namespace {

const std::vector<model::DeviceFile> devices = {
    {{"/dev/dri/renderD128", "/dev/dri/by-path/pci-0000:00:02.0-render"}, 226, 128},
    {{"/dev/dri/card0"}, 226, 0}};

protocol::GpuFacts gpu()
{
    protocol::GpuFacts facts;
    facts.address = "0000:00:02.0";
    return facts;
}

/// Its PF has two device files, as a running driver makes them.
void addDeviceFiles(CapturedTree& tree)
{
    const std::string folder = "/sys/bus/pci/devices/0000:00:02.0/drm/";
    tree.put(folder + "card0/dev", "226:0\n");
    tree.put(folder + "renderD128/dev", "226:128\n");
    tree.put(folder + "controlD64/dev", "226:64\n");
}

} // namespace

class TestContainers : public QObject
{
    Q_OBJECT

private slots:
    void findsTheLinesThatHandADeviceIn_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isFound");
        const auto row = [](const char* line, bool isFound) {
            QTest::newRow(line) << QString::fromLatin1(line) << isFound;
        };
        row("dev0: /dev/dri/renderD128,gid=104", true);
        row("dev12: gid=104,path=/dev/dri/renderD128", true);
        row("dev1: path=/dev/dri/card0", true);
        row("dev0: /dev/dri/by-path/pci-0000:00:02.0-render", true);
        row("dev0: /dev/dri/renderD129", false);
        row("dev: /dev/dri/renderD128", false);
        row("mp0: /dev/dri,mp=/dev/dri", true);
        row("mp0: /mnt/media,mp=/media", false);
        row("lxc.mount.entry: /dev/dri/renderD128 dev/dri/renderD128 none bind,create=file", true);
        row("lxc.mount.entry: /dev/dri dev/dri none bind,optional,create=dir", true);
        row("lxc.mount.entry = /dev/dri/ dev/dri none bind", true);
        row("lxc.mount.entry: /dev/dr dev/dr none bind", false);
        row("lxc.mount.entry: / mnt none bind", false);
        row("lxc.cgroup2.devices.allow: c 226:128 rwm", true);
        row("lxc.cgroup2.devices.allow: c 226:* rwm", true);
        row("lxc.cgroup.devices.allow: c 226:0 rwm", true);
        row("lxc.cgroup2.devices.allow: c 226:129 rwm", false);
        row("lxc.cgroup2.devices.allow: b 226:128 rwm", false);
        row("lxc.cgroup2.devices.allow: c *:* rwm", false);
        row("lxc.cgroup2.devices.allow: a", false);
        row("lxc.cgroup2.devices.deny: c 226:128 rwm", false);
        row("#dev0: /dev/dri/renderD128", false);
        row("description: dev0 /dev/dri/renderD128", false);
        row("dev0=/dev/dri/renderD128", false);
        row("dev0:", false);
        row(":", false);
    }
    void findsTheLinesThatHandADeviceIn()
    {
        QFETCH(QString, line);
        QFETCH(bool, isFound);
        const std::string text = line.toStdString();
        const auto found = linesThatHandIn("arch: amd64\n" + text + "\r\n", devices);
        QCOMPARE(found, isFound ? std::vector{text} : std::vector<std::string>());
        // A snapshot's are its own.
        QVERIFY(linesThatHandIn("arch: amd64\n[before]\n" + text + "\n", devices).empty());
    }

    void namesTheContainer()
    {
        QCOMPARE(model::containerName("arch: amd64\nhostname: jellyfin\n[s]\nhostname: old\n"),
                 "jellyfin");
        QVERIFY(model::containerName(std::string("\0\xff:", 3)).empty());
    }

    void tellsWhichContainersShareThePf()
    {
        CapturedTree tree;
        addDeviceFiles(tree);
        tree.put("/etc/pve/nodes/pve/lxc/201.conf", "hostname: jellyfin\n"
                                                    "dev0: /dev/dri/renderD128,gid=104\n");
        tree.put("/etc/pve/nodes/pve/lxc/200.conf", "hostname: dns\n");
        tree.put("/etc/pve/nodes/pve/lxc/202.conf",
                 "lxc.cgroup2.devices.allow: c 226:64 rwm\nlxc.cgroup2.devices.allow: c 226:0 r\n");
        tree.put("/etc/pve/nodes/other/lxc/300.conf", "dev0: /dev/dri/renderD128\n");
        tree.link("/etc/pve/lxc", "local/lxc");
        const auto found = probe::containersOn(tree.host(), {gpu()});
        QVERIFY(found);
        QCOMPARE(found->size(), 2U);
        QCOMPARE(found->at(0).id, 201);
        QCOMPARE(found->at(0).name, "jellyfin");
        QCOMPARE(found->at(0).lines, std::vector<std::string>{"dev0: /dev/dri/renderD128,gid=104"});
        QCOMPARE(found->at(1).lines,
                 std::vector<std::string>{"lxc.cgroup2.devices.allow: c 226:0 r"});
    }

    void withoutADriverOrContainersThereAreNone()
    {
        CapturedTree tree;
        tree.put("/etc/pve/lxc/200.conf", "dev0: /dev/dri/renderD128\n");
        QVERIFY(probe::containersOn(tree.host(), {gpu()})->empty());
        QVERIFY(probe::containersOn(tree.host(), {})->empty());
        addDeviceFiles(tree);
        QCOMPARE(probe::containersOn(tree.host(), {gpu()})->size(), 1U);
        tree.put("/etc/pve/lxc/200.conf", std::string(2 * 1024 * 1024, 'x'));
        QCOMPARE(probe::containersOn(tree.host(), {gpu()}).error().code, Errc::FileTooLarge);
        tree.remove("/etc/pve/lxc");
        QVERIFY(probe::containersOn(tree.host(), {gpu()})->empty());
    }

    void aLongConfigurationIsToldInShort()
    {
        CapturedTree tree;
        addDeviceFiles(tree);
        std::string text;
        for (int i = 0; i < 100; ++i)
            text +=
                "dev" + std::to_string(i) + ": /dev/dri/renderD128," + std::string(999, 'x') + "\n";
        tree.put("/etc/pve/lxc/200.conf", text);
        const auto found = probe::containersOn(tree.host(), {gpu()});
        QCOMPARE(found->at(0).lines.size(), 20U);
        QCOMPARE(found->at(0).lines[0].size(), 300U);
    }
};

QTEST_GUILESS_MAIN(TestContainers)
#include "tst_containers.moc"
