// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libssh/libssh.h>

#include <memory>
#include <string>

/// libssh's handles with their ends.
namespace vfpilot::remote {

struct SshFree
{
    void operator()(ssh_session session) const
    {
        ssh_disconnect(session);
        ssh_free(session);
    }
    void operator()(ssh_channel channel) const { ssh_channel_free(channel); }
    void operator()(ssh_event event) const { ssh_event_free(event); }
    void operator()(ssh_key key) const { ssh_key_free(key); }
    void operator()(ssh_knownhosts_entry* entry) const { ssh_knownhosts_entry_free(entry); }
    void operator()(char* text) const { ssh_string_free_char(text); }
};

template<class Handle>
using SshPtr = std::unique_ptr<std::remove_pointer_t<Handle>, SshFree>;

/// libssh's own words for the last fault of this session.
inline std::string faultDetail(ssh_session session)
{
    const char* text = ssh_get_error(session);
    return text ? text : "";
}

} // namespace vfpilot::remote
