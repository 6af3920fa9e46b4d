// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/apply/job_plan.h"

#include "core/protocol/json.h"

namespace vfpilot::apply {
namespace {

using nlohmann::json;
using protocol::PrepareGoal;
using protocol::SriovGoal;
using protocol::VmGoal;

Args argsOf(const SriovGoal& goal)
{
    return {{"gpu", goal.gpu},
            {"route", goal.route},
            {"release", goal.release},
            {"count", std::to_string(goal.vfCount)}};
}

Args argsOf(const VmGoal& goal)
{
    return {{"vmid", std::to_string(goal.vmid)}, {"vf", goal.vf}};
}

Args argsOf(const protocol::GuardGoal& goal)
{
    return {{"job", goal.job}, {"minutes", std::to_string(goal.minutes)}};
}

Args argsOf(const PrepareGoal& goal)
{
    return {{"gpu", goal.gpu}, {"route", goal.route}, {"release", goal.release}};
}

template<class Spec>
void addTouched(const Spec&, std::vector<std::string>&)
{} // packages hang together by dpkg's own knowledge; what is generated belongs to no job

void addTouched(const plan::InstallEngineCopy& spec, std::vector<std::string>& names)
{
    names.push_back(spec.path);
}

void addTouched(const plan::OwnFile& spec, std::vector<std::string>& names)
{
    names.push_back(spec.path);
}

void addTouched(const plan::EditFile& spec, std::vector<std::string>& names)
{
    names.push_back(spec.path);
}

void addTouched(const plan::EnableUnit& spec, std::vector<std::string>& names)
{
    names.push_back("unit " + spec.unit);
}

void addTouched(const plan::VmSettings& spec, std::vector<std::string>& names)
{
    for (const plan::VmKey& each : plan::keysOf(spec))
        names.push_back("vm " + std::to_string(spec.vmid) + " " + each.key);
}

} // namespace

std::string toJson(const JobPlan& plan)
{
    const json value = {{"id", plan.id},
                        {"goal", plan.goal},
                        {"digest", plan.digest},
                        {"createdMs", plan.createdMs},
                        {"bootId", plan.bootId},
                        {"rebootNeeded", plan.rebootNeeded},
                        {"specs", json::parse(plan::toJson(plan.specs))},
                        {"planned", plan.planned}};
    return value.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<JobPlan> jobPlanFromJson(std::string_view text)
{
    const json value = protocol::parseJson(text);
    if (!value.is_object())
        return fail(Errc::BadParams, {{"reason", "plan.json is not an object"}});
    try {
        JobPlan plan;
        plan.id = value.at("id").get<std::string>();
        plan.goal = value.at("goal").get<protocol::Goal>();
        plan.digest = value.at("digest").get<std::string>();
        plan.createdMs = value.at("createdMs").get<std::int64_t>();
        plan.bootId = value.at("bootId").get<std::string>();
        plan.rebootNeeded = value.at("rebootNeeded").get<bool>();
        plan.planned = value.at("planned").get<std::vector<protocol::PlannedStep>>();
        auto specs = plan::specsFromJson(value.at("specs").dump());
        if (!specs)
            return std::move(specs).error();
        plan.specs = *std::move(specs);
        return plan;
    } catch (const std::exception& problem) {
        return fail(Errc::BadParams, {{"reason", problem.what()}});
    }
}

protocol::JobInfo freshInfo(const JobPlan& plan)
{
    protocol::JobInfo info;
    info.summary.id = plan.id;
    info.summary.kind = protocol::kindOf(plan.goal);
    info.summary.createdMs = plan.createdMs;
    info.summary.bootId = plan.bootId;
    info.summary.rebootNeeded = plan.rebootNeeded;
    info.summary.stepsTotal = static_cast<int>(plan.planned.size());
    info.summary.args = std::visit([](const auto& goal) { return argsOf(goal); }, plan.goal);
    for (const protocol::PlannedStep& step : plan.planned)
        info.steps.push_back({.planned = step, .error = {}});
    return info;
}

std::vector<std::string> touched(const JobPlan& plan)
{
    std::vector<std::string> names;
    for (const plan::StepSpec& spec : plan.specs)
        std::visit([&names](const auto& s) { addTouched(s, names); }, spec);
    return names;
}

} // namespace vfpilot::apply
