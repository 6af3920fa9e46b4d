// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/dmar_table.h"
#include "core/model/efi_boot_option.h"
#include "core/model/efi_signature_list.h"
#include "core/model/mounts.h"
#include "core/model/unit_file.h"
#include "core/model/utf8.h"

#include <QTest>

#include <random>

using namespace vfpilot;
using namespace vfpilot::model;
using namespace std::string_literals;

namespace {

using Words = std::vector<std::string>;

std::string little(std::uint32_t value, int size)
{
    std::string bytes;
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xffU);
    return bytes;
}

std::string utf16(std::string_view ascii)
{
    std::string bytes;
    for (const char c : ascii)
        bytes += little(static_cast<unsigned char>(c), 2);
    return bytes + little(0, 2);
}

std::string dmar(int width, int flags, std::size_t size = 48)
{
    std::string table = "DMAR"s + little(static_cast<std::uint32_t>(size), 4) + std::string(28, 0) +
                        char(width - 1) + char(flags) + std::string(size - 38, 'x');
    unsigned char sum = 0;
    for (const char byte : table)
        sum = static_cast<unsigned char>(sum + static_cast<unsigned char>(byte));
    table[9] = static_cast<char>(-sum);
    return table;
}

const std::string x509 = "\xa1\x59\xc0\xa5\xe4\x94\xa7\x4a\x87\xb5\xab\x15\x5c\x2b\xf0\x72";

std::string list(const std::string& kind, const std::string& header, const Words& signatures)
{
    const std::size_t size = 16 + signatures.front().size();
    std::string bytes =
        kind + little(std::uint32_t(28 + header.size() + size * signatures.size()), 4) +
        little(std::uint32_t(header.size()), 4) + little(std::uint32_t(size), 4) + header;
    for (const std::string& signature : signatures)
        bytes += std::string(16, 'o') + signature;
    return bytes;
}

std::string bootOption(const std::string& description, const std::string& file)
{
    const std::string disk = "\x04\x01"s + little(42, 2) + std::string(38, 'd');
    const std::string name = utf16(file);
    const std::string path =
        disk + "\x04\x04"s + little(std::uint32_t(4 + name.size()), 2) + name + "\x7f\xff\x04\x00"s;
    return little(1, 4) + little(std::uint32_t(path.size()), 2) + utf16(description) + path +
           "data";
}

} // namespace

class TestFirmware : public QObject
{
    Q_OBJECT

private slots:
    void readsTheDmarTable()
    {
        const auto table = parseDmarTable(dmar(39, 1, 136) + "rest", "DMAR");
        QVERIFY(table);
        QCOMPARE(table->addressWidth, 39);
        QVERIFY(table->interruptRemapping);
        QVERIFY(!table->x2apicOptOut);
        QCOMPARE(parseDmarTable(dmar(46, 2), "DMAR")->addressWidth, 46);
        QVERIFY(!parseDmarTable(dmar(46, 2), "DMAR")->interruptRemapping);
        QVERIFY(parseDmarTable(dmar(46, 2), "DMAR")->x2apicOptOut);
    }

    void aBrokenDmarTableIsNone()
    {
        const std::string whole = dmar(39, 1);
        for (std::size_t size = 0; size < whole.size(); ++size)
            QVERIFY(!parseDmarTable(whole.substr(0, size), "DMAR"));
        std::string other = whole;
        other[40] = 'y';
        QCOMPARE(parseDmarTable(other, "DMAR").error().args.at("reason"), "checksum");
        other = whole;
        std::swap(other[0], other[1]); // the sum stays
        QCOMPARE(parseDmarTable(other, "DMAR").error().args.at("reason"), "signature");
        for (const std::uint32_t length : {0U, 47U, 49U, 0xffffffffU}) {
            other = whole;
            other.replace(4, 4, little(length, 4));
            QCOMPARE(parseDmarTable(other, "DMAR").error().args.at("reason"), "length");
        }
    }

    void findsCertificatesInSignatureLists()
    {
        const std::string hashes = list(std::string(16, 'h'), "", {std::string(32, '1')});
        const auto found = parseEfiSignatureLists(hashes + list(x509, "head", {"abc", "def"}) +
                                                  list(x509, "", {"another one"}) + hashes);
        QVERIFY(found.isWhole);
        QCOMPARE(found.certificates, (Words{"abc", "def", "another one"}));
        QVERIFY(parseEfiSignatureLists("").isWhole);
    }

    void brokenSignatureListsEndWhereTheyBreak()
    {
        const std::string first = list(x509, "", {"abc"});
        const std::string whole = first + list(x509, "", {"def"});
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const auto found = parseEfiSignatureLists(whole.substr(0, size));
            QCOMPARE(found.isWhole, size == 0 || size == first.size());
            QCOMPARE(found.certificates, size < first.size() ? Words() : Words{"abc"});
        }
        for (const std::size_t at : {16U, 20U, 24U}) { // sizes of list, header and signature
            for (const std::uint32_t value :
                 {0U, 1U, 16U, 17U, 27U, 28U, 0x7fffffffU, 0xffffffffU}) {
                std::string bytes = whole;
                bytes.replace(at, 4, little(value, 4));
                for (const std::string& certificate : parseEfiSignatureLists(bytes).certificates)
                    QVERIFY(certificate.size() <= whole.size());
            }
        }
        // Certificates inside other data are none.
        QVERIFY(
            parseEfiSignatureLists(list(std::string(16, 'h'), "", {first})).certificates.empty());
    }

    void readsABootOption()
    {
        const auto option =
            parseEfiBootOption(bootOption("proxmox", "\\EFI\\proxmox\\shimx64.efi"), "Boot0001");
        QVERIFY(option);
        QCOMPARE(option->description, "proxmox");
        QCOMPARE(option->file, "\\EFI\\proxmox\\shimx64.efi");
        const auto disk =
            parseEfiBootOption(little(1, 4) + little(0, 2) + utf16("Disk"), "Boot0002");
        QVERIFY(disk);
        QCOMPARE(disk->file, "");
    }

    void aCutBootOptionIsAnError()
    {
        const std::string whole = bootOption("a", "\\b.efi");
        const std::size_t end = whole.size() - 4; // optional data follows
        for (std::size_t size = 0; size < end; ++size)
            QVERIFY(!parseEfiBootOption(whole.substr(0, size), "Boot0001"));
        QVERIFY(parseEfiBootOption(whole.substr(0, end), "Boot0001"));
        std::string endless = whole;
        endless.replace(12, 2, little(0, 2)); // a node of length 0 would never end
        QVERIFY(!parseEfiBootOption(endless, "Boot0001"));
    }

    void garbageBringsNoParserDown()
    {
        std::mt19937 random(11); // NOLINT: the same bytes each time
        for (int i = 0; i < 2000; ++i) {
            std::string bytes(random() % 200, '\0');
            for (char& byte : bytes)
                byte = static_cast<char>(random());
            (void)parseDmarTable(bytes, "");
            (void)parseEfiSignatureLists(x509 + bytes);
            (void)parseEfiBootOption(bytes, "");
            (void)mountAt(bytes, "/");
            (void)unitWords(bytes, "Unit", "Before");
            QVERIFY(isUtf8(fromUtf16(bytes)));
        }
    }

    void readsUtf16()
    {
        QCOMPARE(fromUtf16(utf16("GRUB 2.12") + "more"), "GRUB 2.12");
        QCOMPARE(fromUtf16("\x2d\x4e\x3d\xd8\x00\xde"s), "\xe4\xb8\xad\xf0\x9f\x98\x80");
        QCOMPARE(fromUtf16("\x3d\xd8"s), "\xef\xbf\xbd"); // half a pair
        QCOMPARE(fromUtf16("\x00\xde\x41\x00"s), "\xef\xbf\xbd"
                                                 "A");
        QCOMPARE(fromUtf16("A\0B"s), "A"); // half a unit at the end
    }

    void findsWhatIsMounted()
    {
        const std::string mounts = "rootfs / rootfs rw 0 0\nproc /proc proc rw 0 0\n"
                                   "/dev/mapper/pve-root / ext4 rw,errors=remount-ro 0 0\n"
                                   "/dev/a\\040b /mnt/c\\134d xfs rw 0 0\n/ broken\n\n";
        QCOMPARE(mountAt(mounts, "/")->source, "/dev/mapper/pve-root");
        QCOMPARE(mountAt(mounts, "/")->type, "ext4");
        QCOMPARE(mountAt(mounts, "/mnt/c\\d")->source, "/dev/a b");
        QVERIFY(!mountAt(mounts, "/boot"));
        QVERIFY(!mountAt("", "/"));
        QCOMPARE(mountAt("a\\04 / b\\9\\777 0", "/")->source, "a\\04"); // no escapes
    }

    void readsListsOfUnits()
    {
        const std::string unit = "# c\n[Unit]\nBefore=a.service b.service\nBefore=\n"
                                 " Before = c.service \\\n; between\n d.service\r\n"
                                 "#Before=no.service\nAfter=no.service\n"
                                 "[Install]\nBefore=no.service\n[Unit]\nBefore=e.service";
        QCOMPARE(unitWords(unit, "Unit", "Before"),
                 (Words{"a.service", "b.service", "c.service", "d.service", "e.service"}));
        QVERIFY(unitWords("Before=a.service", "Unit", "Before").empty());
        QVERIFY(unitWords("[Unit]\nBefore=\\", "Unit", "Before").empty());
    }
};

QTEST_GUILESS_MAIN(TestFirmware)
#include "tst_firmware.moc"
