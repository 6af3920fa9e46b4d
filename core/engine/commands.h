// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/apply/guard_watch.h"
#include "core/apply/service.h"
#include "core/engine/exit_codes.h"

#include <cstdint>
#include <string>
#include <vector>

/// The subcommands. Each prints what it found to stdout (JSON or text), errors to stderr, and
/// answers with its exit code.
namespace vfpilot::engine {

struct Context
{
    apply::Environment& environment;
    bool json = false;
};

Exit serveCommand(Context& context);
Exit probeCommand(Context& context);
Exit verifyCommand(Context& context);
/// `goal` is JSON, or @FILE, or @- for stdin.
Exit planCommand(Context& context, const std::string& goal);
Exit applyCommand(Context& context, const std::string& goal);
Exit jobsCommand(Context& context);
Exit jobCommand(Context& context, const std::string& id, std::int64_t since);
Exit resumeCommand(Context& context, const std::string& id);
Exit undoCommand(Context& context, const std::string& id);
/// Takes the guard off; an empty id: whichever is set.
Exit confirmCommand(Context& context, const std::string& id);
/// The guard itself, started by its unit; not for people.
Exit guardCommand(Context& context, const apply::GuardOrder& order);
Exit vmsCommand(Context& context, bool wholeCluster);
Exit vmPlanCommand(Context& context, int vmid, const std::string& vf);
/// `action` is up, down or status; with an empty `pf` the first Intel GPU with SR-IOV is meant.
Exit vfsCommand(Context& context, const std::string& action, const std::string& pf, int count);
/// Looks through saved logs, "-" being stdin; needs no host. Refused: something harmful was found.
Exit diagnoseCommand(const catalog::Catalog& catalog,
                     const std::vector<std::string>& logs,
                     bool json);
struct Decision
{
    std::string device;               ///< "8086:46d1"
    std::vector<std::string> kernels; ///< as uname -r gives them
    std::string secureBoot; ///< "on" (no key of the host's is enrolled), "off", "enrolled"
};
/// What the catalog decides for a device that need not be here. Refused: there is no usable route.
Exit decideCommand(const catalog::Catalog& catalog, const Decision& decision, bool json);
/// The job process itself, started by apply, resume and undo; not for people.
Exit jobRunCommand(Context& context, const std::string& id, const std::string& mode);

} // namespace vfpilot::engine
