// SPDX-License-Identifier: GPL-3.0-or-later
// os-release, /proc/mounts, loader entries, unit files, and the pieces that all parsers stand on.
#include "core/base/words.h"
#include "core/model/lines.h"
#include "core/model/loader_entry.h"
#include "core/model/mounts.h"
#include "core/model/os_release.h"
#include "core/model/unit_file.h"
#include "core/model/utf8.h"
#include "core/model/vf_unit.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using fuzz::Input;

namespace {

void checkOsRelease(const std::string& text)
{
    std::size_t bytes = 0;
    for (const auto& [name, value] : model::parseOsRelease(text)) {
        HOLDS(!name.empty() && name.find('\n') == std::string::npos);
        bytes += name.size() + value.size();
        if (name.front() == '#' || value.find('\n') != std::string::npos)
            continue;
        std::string quoted;
        for (const char c : value)
            quoted += std::string(c == '"' || c == '\\' ? "\\" : "") + c;
        auto again = model::parseOsRelease(name + "=\"" + quoted + "\"\n");
        HOLDS(again.size() == 1 && again[name] == value, name, value);
    }
    HOLDS(bytes <= text.size());
}

void checkMounts(const std::string& text, const std::string& point)
{
    const auto mount = model::mountAt(text, point);
    HOLDS(!mount || !mount->type.empty());
    if (!mount)
        return;
    HOLDS(model::mountAt(text + "\nnone /other tmpfs\n", point).has_value());
    const auto above = model::mountAt(text + "\na / b\n", "/");
    HOLDS(above && above->source == "a" && above->type == "b");
}

void checkLoaderEntry(const std::string& text)
{
    const auto entry = model::parseLoaderEntry(text);
    const auto again = model::parseLoaderEntry(
        "title " + entry.title + "\nversion\t" + entry.version + "\nlinux   " + entry.linux +
        "\ninitrd " + entry.initrd + "\noptions " + entry.options + "\n");
    HOLDS(again.title == entry.title && again.version == entry.version, text);
    HOLDS(again.linux == entry.linux && again.initrd == entry.initrd, text);
    HOLDS(again.options.size() <= entry.options.size(), text);
}

void checkUnit(const std::string& text, const std::string& section, const std::string& key)
{
    const auto words = model::unitWords(text, section, key);
    std::size_t bytes = 0;
    for (const std::string& word : words) {
        HOLDS(!word.empty() && word.find_first_of(" \t\r\n") == std::string::npos, word);
        bytes += word.size();
    }
    HOLDS(bytes <= text.size());
    // A drop-in beside our own unit changes nothing of it.
    const std::string unit = model::vfUnitText("0000:00:02.0", 3);
    HOLDS(model::unitWords(unit, "Unit", "Before") ==
          std::vector<std::string>{"pve-guests.service"});
}

void checkPieces(const std::string& text)
{
    std::string joinedLines;
    int number = 0;
    for (model::Lines lines(text); lines.next();) {
        HOLDS(lines.number() == ++number);
        HOLDS(lines.line().find('\n') == std::string_view::npos);
        joinedLines += text.substr(lines.from(), lines.to() - lines.from());
    }
    HOLDS(joinedLines == text);
    HOLDS(joined(splitAt(text, ','), ',').size() <= text.size());
    HOLDS(split(joined(split(text)), ' ') == split(text));
    HOLDS(model::trimmed(model::trimmed(text)) == model::trimmed(text));
    const std::string with = model::withLine(text, "vfio");
    HOLDS(with.starts_with(text));
    HOLDS(model::checkText(text, "f").has_value() ==
          (text.find('\0') == std::string::npos && model::isUtf8(text)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned kind = input.choice();
    const std::string text = input.text();
    const std::string name = input.text();
    switch (kind % 5) {
    case 0:
        checkOsRelease(text);
        break;
    case 1:
        checkMounts(text, name.empty() ? "/" : name);
        break;
    case 2:
        checkLoaderEntry(text);
        break;
    case 3:
        checkUnit(text, "Unit", name.empty() ? "Before" : name);
        break;
    default:
        checkPieces(text + name);
    }
    return 0;
}
