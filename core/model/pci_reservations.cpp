// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/pci_reservations.h"

#include "core/base/number.h"
#include "core/model/hostpci.h"
#include "core/model/lines.h"

namespace vfpilot::model {
namespace {

template<class Number>
std::optional<Number> numberOf(std::string_view text)
{
    const auto number = wholeNumber<Number>(text);
    return number >= Number(0) ? number : std::nullopt;
}

/// Completed and in lower case; empty: it names no function.
std::string functionOf(std::string_view text)
{
    if (text.find_first_of(",;=") != std::string_view::npos || text.find('.') + 2 != text.size())
        return {};
    const auto parsed = HostPciValue::parse(text);
    return parsed && parsed->addresses().size() == 1 ? parsed->addresses().front() : std::string();
}

} // namespace

std::vector<PciReservation> parsePciReservations(std::string_view text)
{
    constexpr std::string_view byPid = "pid:";
    constexpr std::string_view byTime = "time:";
    std::vector<PciReservation> reservations;
    for (Lines lines(text); lines.next();) {
        const auto words = wordsOf(lines.line());
        if (words.size() != 3)
            continue;
        PciReservation found;
        found.address = functionOf(words[0]);
        found.vmid = numberOf<int>(words[1]).value_or(0);
        if (words[2].starts_with(byPid))
            found.pid = numberOf<int>(words[2].substr(byPid.size()));
        else if (words[2].starts_with(byTime))
            found.until = numberOf<std::int64_t>(words[2].substr(byTime.size()));
        if (!found.address.empty() && found.vmid > 0 && (found.pid || found.until))
            reservations.push_back(std::move(found));
    }
    return reservations;
}

} // namespace vfpilot::model
