// SPDX-License-Identifier: GPL-3.0-or-later
// What firmware wrote: the DMAR table, boot options, lists of certificates.
#include "core/model/dmar_table.h"
#include "core/model/efi_boot_option.h"
#include "core/model/efi_signature_list.h"
#include "core/model/utf8.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using fuzz::Input;

namespace {

void checkDmar(std::string bytes)
{
    const auto table = model::parseDmarTable(bytes, "DMAR");
    if (table)
        HOLDS(table->addressWidth >= 1 && table->addressWidth <= 256);
    // The sum is hard to guess: once more with the right one.
    if (bytes.size() < 48)
        return;
    bytes.replace(0, 4, "DMAR");
    bytes.replace(4, 4,
                  {static_cast<char>(bytes.size() & 0xff),
                   static_cast<char>(bytes.size() >> 8 & 0xff), 0, 0});
    unsigned sum = 0;
    bytes[9] = 0;
    for (const char byte : bytes)
        sum += static_cast<unsigned char>(byte);
    bytes[9] = static_cast<char>(0U - sum);
    HOLDS(bytes.size() > 0xffff || model::parseDmarTable(bytes, "DMAR"));
}

void checkBootOption(std::string_view bytes)
{
    const std::string text = model::fromUtf16(bytes);
    HOLDS(model::isUtf8(text));
    HOLDS(text.size() <= 2 * bytes.size());
    const auto option = model::parseEfiBootOption(bytes, "Boot0001");
    if (!option)
        return;
    HOLDS(model::isUtf8(option->description) && model::isUtf8(option->file));
    HOLDS(option->file.size() <= 2 * bytes.size());
}

void checkSignatures(std::string_view bytes)
{
    const auto found = model::parseEfiSignatureLists(bytes);
    std::size_t size = 0;
    for (const std::string& certificate : found.certificates) {
        HOLDS(!certificate.empty());
        size += certificate.size();
    }
    HOLDS(size <= bytes.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned kind = input.choice();
    if (kind % 3 == 0)
        checkDmar(std::string(input.rest()));
    else if (kind % 3 == 1)
        checkBootOption(input.rest());
    else
        checkSignatures(input.rest());
    return 0;
}
