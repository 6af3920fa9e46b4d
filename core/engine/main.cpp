// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"
#include "core/engine/commands.h"
#include "core/engine/printing.h"
#include "core/engine/read_catalog.h"
#include "core/engine/signals.h"
#include "core/engine/stdio.h"
#include "core/host/real_host.h"
#include "core/protocol/schema.h"

#include <CLI/CLI.hpp>

using namespace vfpilot;
using engine::Exit;

namespace {

struct Options
{
    std::string root = "/";
    bool json = false;
    std::string catalog;
    std::vector<std::string> logs;
    engine::Decision decision;
    std::string schema;
    std::string goal;
    std::string id;
    std::string mode = "apply";
    std::string action;
    std::string pf;
    int count = 0;
    int vmid = 0;
    std::string vf;
    bool allNodes = false;
    std::int64_t since = -1;
    apply::GuardOrder guard;
};

using Run = std::function<Exit(engine::Context&)>;

CLI::App* add(CLI::App& app, Options& o, Run& run, const char* name, const char* help, Run command)
{
    CLI::App* sub = app.add_subcommand(name, help);
    sub->add_option("--root", o.root, "work below this folder instead of /");
    sub->add_flag("--json", o.json, "print JSON");
    sub->add_option("--catalog", o.catalog, "add the catalog files of this folder");
    sub->callback([&run, command = std::move(command)] { run = command; });
    return sub;
}

void addCommands(CLI::App& app, Options& o, Run& run)
{
    using namespace engine;
    add(app, o, run, "serve", "speak JSON-RPC on stdin and stdout",
        [](Context& c) { return serveCommand(c); });
    add(app, o, run, "probe", "look at the host", [](Context& c) { return probeCommand(c); });
    add(app, o, run, "verify", "0 when the chain is green, 3 when it is not",
        [](Context& c) { return verifyCommand(c); });
    constexpr auto goalHelp = "the goal as JSON, @FILE or @-";
    add(app, o, run, "plan", "what a goal would change",
        [&o](Context& c) { return planCommand(c, o.goal); })
        ->add_option("--goal", o.goal, goalHelp)
        ->required();
    add(app, o, run, "apply", "reach a goal; unchanged when it is reached",
        [&o](Context& c) { return applyCommand(c, o.goal); })
        ->add_option("--goal", o.goal, goalHelp)
        ->required();
    add(app, o, run, "jobs", "list jobs, newest first", [](Context& c) { return jobsCommand(c); });
    auto* job = add(app, o, run, "job", "show a job, or follow it with --since",
                    [&o](Context& c) { return jobCommand(c, o.id, o.since); });
    job->add_option("id", o.id)->required();
    job->add_option("--since", o.since, "follow from the record after this number");
    add(app, o, run, "resume", "go on with an interrupted job",
        [&o](Context& c) { return resumeCommand(c, o.id); })
        ->add_option("id", o.id)
        ->required();
    add(app, o, run, "undo", "take a job back", [&o](Context& c) { return undoCommand(c, o.id); })
        ->add_option("id", o.id)
        ->required();
    add(app, o, run, "confirm", "the host is reachable: take the guard off", [&o](Context& c) {
        return confirmCommand(c, o.id);
    })->add_option("id", o.id, "the job it watches over");
    auto* guard =
        add(app, o, run, "guard", "", [&o](Context& c) { return guardCommand(c, o.guard); });
    guard->group(""); // not shown: started by its unit
    guard->add_option("--job", o.guard.job)->required();
    guard->add_option("--boot", o.guard.bootId)->required();
    guard->add_option("--minutes", o.guard.minutes)->required();
    guard->add_option("--ssh-port", o.guard.sshPort)->required();
    add(app, o, run, "vms", "list VMs and VFs", [&o](Context& c) {
        return vmsCommand(c, o.allNodes);
    })->add_flag("--all-nodes", o.allNodes, "also the VMs of the cluster's other nodes");
    auto* vmPlan = add(app, o, run, "vm-plan", "what giving a VF to a VM would change",
                       [&o](Context& c) { return vmPlanCommand(c, o.vmid, o.vf); });
    vmPlan->add_option("--vmid", o.vmid)->required();
    vmPlan->add_option("--vf", o.vf, "address, 0000:00:02.1")->required();
    auto* vfs = add(app, o, run, "vfs", "make, remove or show VFs",
                    [&o](Context& c) { return vfsCommand(c, o.action, o.pf, o.count); });
    vfs->add_option("action", o.action)->required()->check(CLI::IsMember({"up", "down", "status"}));
    vfs->add_option("--pf", o.pf, "address of the PF, 0000:00:02.0");
    vfs->add_option("--count", o.count, "number of VFs, for up");
    auto* jobRun = add(app, o, run, "job-run", "",
                       [&o](Context& c) { return jobRunCommand(c, o.id, o.mode); });
    jobRun->group(""); // not shown: started by apply, resume and undo
    jobRun->add_option("id", o.id)->required();
    jobRun->add_option("--mode", o.mode)->check(CLI::IsMember({"apply", "resume", "undo"}));
}

int finish(const Error& error)
{
    return static_cast<int>(engine::report(false, error));
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    Run run;
    CLI::App app("vfpilot-engine: SR-IOV of Intel iGPUs on Proxmox VE hosts");
    app.require_subcommand(1);
    app.set_version_flag("--version", VFPILOT_VERSION);
    app.add_option("--root", options.root, "work below this folder instead of /");
    app.add_flag("--json", options.json, "print JSON");
    app.add_option("--catalog", options.catalog, "add the catalog files of this folder");
    auto* diagnose =
        app.add_subcommand("diagnose", "0 when logs show nothing harmful, 3 otherwise");
    diagnose->add_flag("--json", options.json, "print JSON");
    diagnose->add_option("--catalog", options.catalog, "add the catalog files of this folder");
    diagnose->add_option("log", options.logs, "files, or - for stdin")->required();
    auto* catalogue =
        app.add_subcommand("catalog", "what is known of devices, drivers and kernels");
    catalogue->require_subcommand(1);
    auto* decide =
        catalogue->add_subcommand("decide", "0 when the device has a usable route, 3 otherwise");
    decide->add_flag("--json", options.json, "print JSON");
    decide->add_option("--catalog", options.catalog, "add the catalog files of this folder");
    decide->add_option("--device", options.decision.device, "8086:46d1")->required();
    decide->add_option("--kernel", options.decision.kernels, "as uname -r gives it; for each one")
        ->required();
    decide->add_option("--secure-boot", options.decision.secureBoot)
        ->default_val("off")
        ->check(CLI::IsMember({"on", "off", "enrolled"}));
    auto* schema = app.add_subcommand("schema", "JSON Schema of what --json prints");
    schema->add_option("name", options.schema, "one of them alone")
        ->check(CLI::IsMember(protocol::schemaNames()));
    addCommands(app, options, run);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : static_cast<int>(Exit::Usage);
    }

    if (*schema) {
        engine::print(options.schema.empty() ? protocol::schemasText()
                                             : protocol::schemaText(options.schema).value_or(""));
        return 0;
    }
    if (!options.catalog.empty()) {
        auto folder = engine::absoluteFolder(options.catalog);
        if (!folder)
            return finish(folder.error());
        options.catalog = std::move(*folder);
    }
    const auto catalog = engine::readCatalog(options.catalog);
    if (!catalog)
        return finish(catalog.error());
    if (*diagnose)
        return static_cast<int>(engine::diagnoseCommand(*catalog, options.logs, options.json));

    if (*decide)
        return static_cast<int>(engine::decideCommand(*catalog, options.decision, options.json));

    engine::catchSignals();
    auto host = host::makeHost(options.root);
    if (!host)
        return finish(host.error());
    if ((*host)->root() == "/" && (*host)->userId() != 0)
        return finish(fail(Errc::NotRoot, {{"user", std::to_string((*host)->userId())}}));
    std::vector<std::string> self{(*host)->ownProgramPath()};
    if ((*host)->root() != "/")
        self.insert(self.end(), {"--root", (*host)->root()});
    if (!options.catalog.empty())
        self.insert(self.end(), {"--catalog", options.catalog});
    apply::Environment environment{**host, *catalog, std::move(self)};
    engine::Context context{environment, options.json};
    return static_cast<int>(run(context));
}
