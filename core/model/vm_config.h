// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// What keys of a VM's configuration shall be; none: the key is deleted.
using VmValues = std::map<std::string, std::optional<std::string>>;

/// qemu-server/<vmid>.conf: the main section, then sections such as [PENDING] and one for each
/// snapshot, whose keys are not the VM's own.
class VmConfig
{
public:
    static VmConfig parse(std::string_view text);

    /// What was parsed, byte for byte.
    const std::string& toText() const { return m_text; }

    /// Of the main section. A key given twice: the last one, as qemu-server takes it.
    std::optional<std::string> value(std::string_view key) const;
    const std::map<std::string, std::string>& values() const { return m_values; }
    /// Waiting in [PENDING] for the next full stop and start.
    std::optional<std::string> pending(std::string_view key) const;
    /// The keys once the VM was stopped and started: with what waits in [PENDING], and without what
    /// waits there to be deleted.
    std::map<std::string, std::string> comingValues() const;
    std::vector<std::string> snapshots() const;

    /// The text as qm writes it after these keys were set (an empty value: deleted): comments
    /// first, keys sorted, lines that are no "key: value" and hostpci lines that qemu-server does
    /// not take dropped, other sections as they are.
    std::string previewWith(const VmValues& changes) const;

private:
    struct Section
    {
        std::string name;
        std::string text; ///< with its header
        std::map<std::string, std::string> values;
    };

    /// The first one, as qemu-server reads no other; null: nothing waits.
    const Section* pendingSection() const;

    std::string m_text;
    std::string m_comments; ///< of the main section
    std::map<std::string, std::string> m_values;
    std::vector<Section> m_sections;
};

} // namespace vfpilot::model
