// SPDX-License-Identifier: GPL-3.0-or-later
// apt's sources in both formats: entries switched off and on, entries added.
#include "core/model/apt_sources.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using fuzz::Input;
using model::AptEntry;
using model::AptSources;

namespace {

bool isSame(const AptEntry& a, const AptEntry& b, bool withEnabled = true)
{
    return a.types == b.types && a.uris == b.uris && a.suites == b.suites &&
           a.components == b.components && a.signedBy == b.signedBy &&
           (!withEnabled || a.enabled == b.enabled);
}

void checkSwitch(const AptSources& sources, std::size_t which)
{
    const AptEntry& entry = sources.entries()[which];
    const AptSources turned = sources.withEnabled(entry.line, !entry.enabled);
    HOLDS(turned.entries().size() == sources.entries().size(), turned.toText());
    for (std::size_t i = 0; i < turned.entries().size(); ++i)
        HOLDS(isSame(turned.entries()[i], sources.entries()[i], i != which), turned.toText());
    HOLDS(turned.entries()[which].enabled == !entry.enabled, sources.toText(), turned.toText());
    HOLDS(turned.withEnabled(turned.entries()[which].line, !entry.enabled).toText() ==
          turned.toText());
    const AptSources back = turned.withEnabled(turned.entries()[which].line, entry.enabled);
    HOLDS(back.entries()[which].enabled == entry.enabled, back.toText());
    HOLDS(isSame(back.entries()[which], entry), back.toText());
}

void checkEntry(const AptSources& sources, const AptEntry& entry)
{
    const AptSources with = sources.withEntry(entry);
    HOLDS(with.toText().starts_with(sources.toText()));
    HOLDS(with.entries().size() == sources.entries().size() + 1, with.toText());
    HOLDS(isSame(with.entries().back(), entry), with.toText());
    for (std::size_t i = 0; i < sources.entries().size(); ++i)
        HOLDS(isSame(with.entries()[i], sources.entries()[i]), with.toText());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const unsigned choice = input.choice();
    const std::string text = input.text();
    const auto sources = AptSources::parse(text, choice % 2 == 0 ? "a.list" : "a.sources");
    if (!sources)
        return 0;
    HOLDS(sources->toText() == text);
    std::size_t words = 0;
    for (const AptEntry& entry : sources->entries())
        words += entry.types.size() + entry.uris.size() + entry.suites.size();
    HOLDS(words <= text.size());
    for (std::size_t i = 0; i < sources->entries().size() && i < 4; ++i)
        checkSwitch(*sources, i);
    checkEntry(*sources, {{"deb"},
                          {"http://download.proxmox.com/debian/pve"},
                          {"trixie"},
                          {"pve-no-subscription"},
                          (choice & 2U) == 0,
                          (choice & 4U) == 0 ? "" : "/usr/share/keyrings/a.gpg",
                          0});
    return 0;
}
