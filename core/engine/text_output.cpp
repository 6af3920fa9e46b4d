// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/text_output.h"

#include "core/base/words.h"

#include <algorithm>

namespace vfpilot::engine {
namespace {

constexpr std::size_t cellLimit = 400;

// Control characters could move the cursor or hide what stands there.
std::string plain(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (result.size() >= cellLimit)
            return result + "…";
        const auto byte = static_cast<unsigned char>(c);
        result += byte < 0x20 || byte == 0x7f ? '?' : c;
    }
    return result;
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

std::string textOf(const Args& args)
{
    std::string text;
    for (const auto& [name, value] : args)
        text += (text.empty() ? "" : " ") + name + "=" + plain(value);
    return text;
}

std::string lines(const std::string& content, const std::string& mark)
{
    std::string text;
    std::size_t from = 0;
    while (from < content.size()) {
        const auto end = std::min(content.find('\n', from), content.size());
        text += "      " + mark + " " + plain(content.substr(from, end - from)) + "\n";
        from = end + 1;
    }
    return text;
}

std::string textOf(const protocol::PlannedStep& step)
{
    std::string text = "  " + step.id + "  (undo: " + std::string(wireName(step.undo)) + ")\n";
    if (const auto leftovers = step.args.find("leftovers"); leftovers != step.args.end())
        text += "    clears leftovers: " + plain(leftovers->second) + "\n";
    for (const protocol::FileChange& file : step.files) {
        text += "    " + file.path + "\n";
        text += lines(file.before, "-") + lines(file.after, "+");
    }
    for (const auto& argv : step.commands) {
        text += "    $";
        for (const std::string& word : argv)
            text += " " + plain(word);
        text += "\n";
    }
    return text;
}

std::string textOf(const protocol::Leftover& leftover)
{
    std::string text = padded("leftover", 13) + padded(leftover.id, 26) +
                       padded(leftover.state, 9) + (leftover.inTheWay ? " in-the-way" : "");
    for (const protocol::Finding& place : leftover.places) {
        const auto path = place.args.find("path");
        const auto line = place.args.find("line");
        if (path != place.args.end() && line != place.args.end())
            text += " " + plain(path->second) + ":" + line->second;
    }
    return text + "\n";
}

std::string textOf(const protocol::JobSummary& job)
{
    return job.id + "  " + padded(std::string(wireName(job.state)), 16) + padded(job.kind, 7) +
           std::to_string(job.stepsDone) + "/" + std::to_string(job.stepsTotal) + "  " +
           textOf(job.args) + "\n";
}

std::string evidenceOf(const protocol::Finding& finding)
{
    std::string text;
    for (const protocol::Evidence& seen : finding.evidence)
        text += "             " + plain(seen.path) + ": " + plain(seen.text) + "\n";
    return text;
}

} // namespace

std::string textOf(const Error& error)
{
    std::string text(wireName(error.code));
    if (!error.args.empty())
        text += " " + textOf(error.args);
    if (!error.detail.empty())
        text += ": " + plain(error.detail);
    return text + "\n";
}

std::string textOf(const std::vector<protocol::Finding>& findings)
{
    std::string text;
    for (const protocol::Finding& finding : findings) {
        text += padded(std::string(wireName(finding.state)), 13) + padded(finding.id, 22) +
                textOf(finding.args);
        if (!finding.cause.empty())
            text += "  cause=" + finding.cause;
        if (!finding.fix.empty())
            text += "  fix=" + finding.fix;
        text += "\n";
        if (finding.state == protocol::FindingState::Blocking)
            text += evidenceOf(finding);
    }
    return text;
}

std::string textOf(const protocol::ProbeReply& reply)
{
    const auto* kernel = runningKernel(reply.facts);
    std::string text = "node=" + plain(reply.facts.node) + " pve=" + plain(reply.facts.pveVersion) +
                       " kernel=" + (kernel ? plain(kernel->release) : std::string()) +
                       " stage=" + reply.stage + (reply.facts.simulated ? " simulated" : "") + "\n";
    text += textOf(reply.chain);
    for (const protocol::Leftover& leftover : reply.choices.leftovers)
        text += textOf(leftover);
    return text;
}

std::string textOf(const protocol::Plan& plan)
{
    std::string text = textOf(plan.refusals) + textOf(plan.warnings);
    if (!plan.refusals.empty())
        return text;
    if (plan.steps.empty())
        return text + "unchanged\n";
    for (const protocol::PlannedStep& step : plan.steps)
        text += textOf(step);
    return text + "steps=" + std::to_string(plan.steps.size()) +
           " reboot=" + (plan.rebootNeeded ? "needed" : "no") + " digest=" + plan.digest + "\n";
}

std::string textOf(const protocol::JobsReply& jobs)
{
    std::string text;
    for (const protocol::JobSummary& job : jobs.jobs)
        text += textOf(job);
    return text;
}

std::string textOf(const protocol::JobInfo& job)
{
    std::string text = textOf(job.summary);
    for (const protocol::JobStep& step : job.steps) {
        text += "  " + padded(std::string(wireName(step.state)), 9) + step.planned.id + "\n";
        if (step.error)
            text += "           " + textOf(*step.error);
    }
    return text;
}

std::string textOf(const protocol::JobRecord& record)
{
    std::string text =
        padded(std::to_string(record.seq), 4) + padded(record.type, 17) + record.step;
    if (record.outcome)
        text += std::string(wireName(*record.outcome));
    text += "\n";
    if (record.error)
        text += "     " + textOf(*record.error);
    return text;
}

std::string textOf(const protocol::VmsReply& reply)
{
    std::string text;
    for (const protocol::VmInfo& vm : reply.vms) {
        text += padded(std::to_string(vm.vmid), 7) + padded(vm.elsewhere ? "-" : vm.status, 9) +
                plain(vm.name);
        if (vm.elsewhere)
            text += "  node=" + plain(vm.node);
        for (const protocol::HostPci& entry : vm.hostpci)
            text += "  hostpci" + std::to_string(entry.slot) + "=" + plain(entry.value);
        text += "\n";
    }
    for (const protocol::ContainerInfo& container : reply.containers) {
        text += padded(std::to_string(container.id), 7) + "container " + plain(container.name);
        for (const std::string& line : container.lines)
            text += "  " + plain(line);
        text += "\n";
    }
    for (const protocol::VfFacts& vf : reply.vfs) {
        text += vf.address + "  " + padded(vf.driver.empty() ? "-" : vf.driver, 10) +
                "group=" + std::to_string(vf.iommuGroup) + " used-by=";
        for (const int vmid : vf.usedBy)
            text += std::to_string(vmid) + " ";
        text += "\n";
    }
    return text;
}

std::string textOf(const protocol::DiagnoseReply& reply)
{
    std::string text;
    for (const protocol::Finding& finding : reply.symptoms) {
        text += textOf(std::vector{finding});
        if (finding.state != protocol::FindingState::Blocking)
            text += evidenceOf(finding);
    }
    return text + "symptoms=" + std::to_string(reply.symptoms.size()) + "\n";
}

std::string textOf(const protocol::DecideReply& reply)
{
    std::string text = "device=" + reply.device + " platform=" + reply.platform +
                       "\nroute=" + reply.route + " release=" + reply.release + "\n";
    if (!reply.parameters.empty())
        text += "parameters=" + joined(reply.parameters) + "\n";
    for (const protocol::Route& route : reply.routes) {
        text += "  " + padded(route.id, 16) + padded(route.usable ? "usable" : "-", 8) +
                padded(route.release, 14) + route.reason + (route.args.empty() ? "" : " ") +
                textOf(route.args) + "\n";
    }
    return text;
}

} // namespace vfpilot::engine
