// SPDX-License-Identifier: GPL-3.0-or-later
// os-release, /proc/mounts, loader entries, unit files, HA resources, dkms.conf, outcomes of trial
// builds, texts of ours that quote others, and the pieces that all parsers stand on.
#include "core/base/words.h"
#include "core/model/dkms_conf.h"
#include "core/model/grub_way_back.h"
#include "core/model/guard_unit.h"
#include "core/model/ha_resources.h"
#include "core/model/lines.h"
#include "core/model/loader_entry.h"
#include "core/model/mounts.h"
#include "core/model/os_release.h"
#include "core/model/shell_edit.h"
#include "core/model/unit_file.h"
#include "core/model/utf8.h"
#include "core/model/vf_unit.h"
#include "core/protocol/trial_builds.h"
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

void checkHaResources(const std::string& text)
{
    const std::set<int> vms = model::haManagedVms(text);
    std::string written;
    for (const int vmid : vms) {
        HOLDS(vmid > 0, text);
        written += "vm: " + std::to_string(vmid) + "\n\tgroup a\n\tstate started\n\n";
    }
    HOLDS(model::haManagedVms(written) == vms, text, written);
    auto expected = vms;
    expected.insert(77);
    HOLDS(model::haManagedVms(text + "\n\nvm: 77\n\tstate started\n") == expected, text);
    expected.erase(77);
    HOLDS(model::haManagedVms(text + "\n\nvm: 77\n\tstate ignored\n") == expected, text);
}

void checkDkmsConf(const std::string& text)
{
    const auto conf = model::DkmsConf::parse(text, "dkms.conf");
    if (!conf)
        return;
    for (const std::string& value : {conf->package, conf->version})
        HOLDS(!value.empty() && value.find_first_of(" \t\r\n/\"'$`\\") == std::string::npos, value);
    const auto again = model::DkmsConf::parse(
        "PACKAGE_NAME=\"" + conf->package + "\"\nPACKAGE_VERSION=" + conf->version, "dkms.conf");
    HOLDS(again && again->package == conf->package && again->version == conf->version, text);
    const auto later = model::DkmsConf::parse(text + "\nPACKAGE_VERSION='later'\n", "dkms.conf");
    HOLDS(later && later->package == conf->package && later->version == "later", text);
}

void checkTrialBuilds(const std::string& text, const std::string& log)
{
    const std::string path = "trial-builds.json";
    const protocol::TrialBuild build{.release = "2025.07.22",
                                     .kernel = "6.8.12-5-pve",
                                     .packageSha256 = std::string(64, 'a'),
                                     .result = "failed",
                                     .timeMs = 1,
                                     .log = log};
    auto builds = protocol::parseTrialBuilds(text, path);
    if (!builds) {
        HOLDS(builds.error().code == Errc::FileMalformed);
        builds = std::vector<protocol::TrialBuild>();
    }
    const std::string written = protocol::trialBuildsText(*builds);
    const auto again = protocol::parseTrialBuilds(written, path);
    HOLDS(again && protocol::trialBuildsText(*again) == written, text, written);

    const auto more = protocol::remembered(*builds, build);
    HOLDS(more.size() <= protocol::trialBuildsAtMost && more.back().timeMs == 1);
    HOLDS(more.size() >= std::min(builds->size(), protocol::trialBuildsAtMost));
    const std::string moreText = protocol::trialBuildsText(more);
    HOLDS(moreText.size() <= protocol::trialBuildsFileAtMost);
    HOLDS(protocol::parseTrialBuilds(moreText, path), moreText);
}

/// What goes into a script of ours, into a word between quotes, is what comes out of it.
void checkOurTexts(const std::string& line, unsigned minutes)
{
    const std::string script = model::grubWayBackText("vfpilot-way-back", "vfpilot: before", line);
    constexpr std::string_view name = "GRUB_CMDLINE_LINUX=";
    constexpr std::string_view behind = " \\\n    GRUB_CMDLINE_LINUX_DEFAULT=''";
    const auto from = script.find(name) + name.size();
    const auto to = script.rfind(behind);
    HOLDS(to != std::string::npos && to > from, script);
    if (line.find(model::ShellValue::unknown) == std::string::npos) {
        const auto value = model::ShellValue::parse(script.substr(from, to - from));
        HOLDS(value && value->text() == line, line, script);
    }
    const std::string unit =
        model::guardUnitText("/a/b", "20261123-231501-4f2a", "c-d", static_cast<int>(minutes), 22);
    const auto command = model::unitWords(unit, "Service", "ExecStart");
    HOLDS(command.size() == 10 && command[7] == std::to_string(minutes), unit);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned kind = input.choice();
    const std::string text = input.text();
    const std::string name = input.text();
    switch (kind % 9) {
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
    case 4:
        checkPieces(text + name);
        break;
    case 5:
        checkHaResources(text);
        break;
    case 6:
        checkDkmsConf(text);
        break;
    case 7:
        checkTrialBuilds(text, name);
        break;
    default:
        checkOurTexts(text, kind);
    }
    return 0;
}
