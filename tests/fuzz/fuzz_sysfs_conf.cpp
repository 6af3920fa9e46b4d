// SPDX-License-Identifier: GPL-3.0-or-later
// /etc/sysfs.conf and what sysfsutils reads beside it.
#include "core/model/sysfs_conf.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using fuzz::Input;
using model::SysfsConf;

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

/// What is said of other paths.
Entries others(const SysfsConf& conf, const std::string& path)
{
    Entries entries;
    for (const auto& entry : conf.entries()) {
        if (entry.kind != SysfsConf::Kind::Value || entry.path.find(path) == std::string::npos)
            entries.emplace_back(entry.path, entry.value);
    }
    return entries;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const std::string text = input.text();
    const auto conf = SysfsConf::parse(text, "/etc/sysfs.conf");
    if (!conf)
        return 0;
    HOLDS(conf->toText() == text);
    const std::string path = "devices/pci0000:00/0000:00:02.0/sriov_numvfs";
    const std::string value = std::to_string(input.choice());

    const SysfsConf with = conf->with(path, value);
    HOLDS(with.value(path) == value, with.toText());
    HOLDS(with.with(path, value).toText() == with.toText());
    HOLDS(others(with, path) == others(*conf, path), text, with.toText());
    const SysfsConf without = with.without(path);
    HOLDS(!without.value(path), without.toText());
    HOLDS(others(without, path) == others(*conf, path), text, without.toText());
    HOLDS(conf->value(path) || without.toText() == text, text, without.toText());
    for (const auto& entry : conf->entries()) {
        if (entry.kind == SysfsConf::Kind::Value)
            HOLDS(!conf->without(entry.path).value(entry.path), entry.path);
    }
    return 0;
}
