// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/vms.h"
#include "tests/support/captured_tree.h"

#include <QTest>

#include <set>

using namespace vfpilot;
using vfpilot::test::CapturedTree;

namespace {

constexpr std::size_t plenty = 1000;
const std::string nodes = "/etc/pve/nodes/";

std::string folderOf(const std::string& node)
{
    return nodes + node + "/qemu-server/";
}

std::vector<std::string> placesOf(const std::vector<protocol::VmInfo>& vms)
{
    std::vector<std::string> places;
    for (const auto& vm : vms)
        places.push_back(vm.node + "/" + std::to_string(vm.vmid));
    return places;
}

/// The own node's VMs 100 to 103, and three on two others.
void addNodes(CapturedTree& tree)
{
    tree.put(folderOf("pve3") + "204.conf", "name: c\nhostpci0: mapping=igpu\n");
    tree.put(folderOf("pve3") + "90.conf", "name: too low\n");
    tree.put(folderOf("pve2") + "203.conf", "name: b\nhostpci1: 00:02.A,pcie=1\n");
    tree.put(folderOf("pve2") + "50000.conf", "name: a\nmemory: 512\nlock: backup\n");
    tree.put("/etc/pve/mapping/pci.cfg", "igpu\n"
                                         "\tmap node=pve,path=0000:00:02.1\n"
                                         "\tmap node=pve3,path=0000:00:02.5;00:02.6\n");
}

} // namespace

class TestClusterVms : public QObject
{
    Q_OBJECT

private slots:
    void listsThisNodeFirstAndThenTheOthers()
    {
        CapturedTree tree;
        addNodes(tree);
        const auto page = probe::vmPage(tree.host(), {{}, plenty, true});
        QVERIFY(page);
        QVERIFY(page->next.empty());
        QCOMPARE(placesOf(page->vms),
                 (std::vector<std::string>{"pve/100", "pve/101", "pve/102", "pve/103", "pve2/203",
                                           "pve2/50000", "pve3/204"}));
        QCOMPARE(placesOf(*probe::vms(tree.host())).size(), 4U);
        QCOMPARE(probe::vmPage(tree.host(), {{}, plenty, false})->vms.size(), 4U);
    }

    void tellsOfAVmElsewhereWhatItsConfigurationSays()
    {
        CapturedTree tree;
        addNodes(tree);
        const auto vms = probe::vmPage(tree.host(), {{}, plenty, true})->vms;
        QVERIFY(!vms[0].elsewhere);
        QVERIFY(!vms[0].status.empty());
        QVERIFY(!vms[0].lint.empty());
        const protocol::VmInfo& other = vms[4];
        QVERIFY(other.elsewhere);
        QCOMPARE(other.name, "b");
        QVERIFY(other.status.empty() && other.digest.empty() && other.lint.empty());
        QCOMPARE(other.hostpci[0].slot, 1);
        QCOMPARE(other.hostpci[0].addresses, std::vector<std::string>{"0000:00:02.a"});
        QCOMPARE(vms[5].lock, "backup");
    }

    void aMappingHasItsOwnDevicesOnEachNode()
    {
        CapturedTree tree;
        addNodes(tree);
        tree.put(folderOf("pve") + "104.conf", "hostpci2: mapping=igpu\n");
        const auto vms = probe::vmPage(tree.host(), {{}, plenty, true})->vms;
        QCOMPARE(vms[4].hostpci[0].mapping, "igpu");
        QCOMPARE(vms[4].hostpci[0].addresses, std::vector<std::string>{"0000:00:02.1"});
        QCOMPARE(vms.back().hostpci[0].mapping, "igpu");
        QCOMPARE(vms.back().hostpci[0].addresses,
                 (std::vector<std::string>{"0000:00:02.5", "0000:00:02.6"}));
        QVERIFY(vms[5].hostpci[0].mapping.empty());
    }

    void pagesGoOnWhereTheLastOneEnded()
    {
        CapturedTree tree;
        addNodes(tree);
        const auto all = placesOf(probe::vmPage(tree.host(), {{}, plenty, true})->vms);
        for (std::size_t size = 1; size <= all.size() + 1; ++size) {
            std::vector<std::string> seen;
            std::string after;
            do {
                const auto page = probe::vmPage(tree.host(), {after, size, true});
                QVERIFY(page);
                QVERIFY(page->vms.size() <= size);
                const auto more = placesOf(page->vms);
                seen.insert(seen.end(), more.begin(), more.end());
                after = page->next;
            } while (!after.empty());
            QCOMPARE(seen, all);
        }
    }

    void goesOnBehindAVmThatWentAway()
    {
        CapturedTree tree;
        addNodes(tree);
        QCOMPARE(placesOf(probe::vmPage(tree.host(), {"pve/102", plenty, true})->vms).front(),
                 "pve/103");
        tree.remove(nodes + "pve2");
        QCOMPARE(placesOf(probe::vmPage(tree.host(), {"pve2/203", plenty, true})->vms),
                 std::vector<std::string>{"pve3/204"});
        QVERIFY(probe::vmPage(tree.host(), {"zzz/1", plenty, true})->vms.empty());
    }

    void refusesACursorThatIsNone()
    {
        CapturedTree tree;
        for (const char* cursor : {"x", "pve/", "pve/-1", "pve/1x", "104", "pve/99999999999"}) {
            const auto page = probe::vmPage(tree.host(), {cursor, plenty, true});
            QVERIFY2(!page, cursor);
            QCOMPARE(page.error().code, Errc::BadParams);
        }
        // A name is only compared: it leads nowhere.
        QVERIFY(probe::vmPage(tree.host(), {"../../../etc/100", plenty, true}));
    }

    void readsNoMoreFilesThanItTellsOf()
    {
        CapturedTree tree;
        addNodes(tree);
        tree.put(folderOf("pve3") + "205.conf", std::string(2 * 1024 * 1024, 'x'));
        QVERIFY(probe::vmPage(tree.host(), {{}, 7, true}));
        QCOMPARE(probe::vmPage(tree.host(), {"pve3/204", 7, true}).error().code,
                 Errc::FileTooLarge);
        QVERIFY(probe::vms(tree.host()));
    }

    void aClusterMayBeLarge()
    {
        CapturedTree tree;
        constexpr int count = 2000;
        for (int i = 0; i < count; ++i)
            tree.put(folderOf("node" + std::to_string(i % 63)) + std::to_string(1000 + i) + ".conf",
                     "name: m\nhostpci0: 0000:00:02.1\n");
        std::set<int> seen;
        std::string after;
        do {
            const auto page = probe::vmPage(tree.host(), {after, 200, true});
            QVERIFY(page);
            for (const auto& vm : page->vms)
                QVERIFY(seen.insert(vm.vmid).second);
            after = page->next;
        } while (!after.empty());
        QCOMPARE(seen.size(), std::size_t(count + 4));
    }
};

QTEST_GUILESS_MAIN(TestClusterVms)
#include "tst_cluster_vms.moc"
