// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/cleanup.h"

#include "core/model/cmdline_file.h"
#include "core/model/grub_default.h"
#include "core/model/kernel_cmdline.h"
#include "core/plan/choices.h"
#include "core/plan/grub_files.h"
#include "core/plan/leftover_edit.h"
#include "core/plan/leftovers.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <utility>

namespace vfpilot::plan {
namespace {

using catalog::LeftoverRule;
using model::KernelCmdline;
using protocol::Facts;
using protocol::Finding;
using Take = LeftoverRule::Take;

constexpr auto notSure = "not-sure";

/// The change, which also writes down what goes.
WordChange noting(WordChange change, std::vector<std::string>& removed)
{
    return [change = std::move(change), &removed](const std::string& word) {
        std::string after = change(word);
        if (after != word)
            removed.push_back(lostOf(word, after));
        return after;
    };
}

/// The line that the loader hands over, as the files say; empty: it cannot be told.
std::string configuredLine(const Facts& facts)
{
    if (facts.boot.loader == "systemd-boot") {
        const auto text = facts.files.find(paths::kernelCmdline);
        if (text == facts.files.end())
            return {};
        return text->second.substr(0, text->second.find('\n'));
    }
    return model::grubCommandLine(grubFiles(facts)).value_or(std::string());
}

Args placeOf(const Error& error)
{
    Args args;
    for (const char* name : {"path", "line"}) {
        if (const auto found = error.args.find(name); found != error.args.end())
            args.insert(*found);
    }
    return args;
}

} // namespace

Cleanup::Cleanup(const Facts& facts, const catalog::Catalog& catalog, std::string route)
    : m_catalog(catalog)
    , m_route(std::move(route))
    , m_facts(facts)
{}

Cleanup::Outcome Cleanup::take(const LeftoverRule& rule)
{
    const auto found = findLeftovers(m_facts, m_catalog, m_route, rule.id);
    if (found.empty())
        return {};
    if (rule.take == Take::Always)
        return {"always", {}};
    if (rule.take == Take::ByHand)
        return {"by-hand", {}};
    auto edits = editsFor(rule);
    if (!edits)
        return {notSure, placeOf(edits.error())};
    Cleanup after = *this;
    after.keep(rule, *std::move(edits));
    const auto left = findLeftovers(after.m_facts, m_catalog, m_route, rule.id);
    if (!left.empty())
        return {notSure, {{"path", left[0].args.at("path")}, {"line", left[0].args.at("line")}}};
    m_facts = std::move(after.m_facts);
    m_files = std::move(after.m_files);
    return {"offered", {}};
}

Result<Cleanup::Edits> Cleanup::editsFor(const LeftoverRule& rule) const
{
    if (rule.where == LeftoverRule::Where::File)
        return editsOfFiles(rule);
    if (m_facts.boot.loader == "systemd-boot")
        return editsOfCommandLine(rule);
    if (m_facts.boot.loader == "grub" || m_facts.boot.loader == "grub-esp")
        return editsOfGrub(rule);
    return fail(Errc::FileMalformed, {{"path", "/proc/cmdline"}, {"line", "1"}});
}

Result<Cleanup::Edits> Cleanup::editsOfFiles(const LeftoverRule& rule) const
{
    const LeftoverEdit edit(rule, preferredGpu(m_facts, m_catalog));
    Edits edits;
    for (const std::string& path : leftoverFiles(rule, m_facts)) {
        const std::string& text = m_facts.files.at(path);
        auto removal = withoutLeftover(edit, path, text);
        if (!removal)
            return removal.error();
        if (removal->text != text)
            edits[path] = {std::move(removal->text), std::move(removal->removed)};
    }
    return edits;
}

Result<Cleanup::Edits> Cleanup::editsOfCommandLine(const LeftoverRule& rule) const
{
    const std::string path = paths::kernelCmdline;
    const auto text = m_facts.files.find(path);
    if (text == m_facts.files.end())
        return fail(Errc::FileMalformed, {{"path", path}, {"line", "1"}});
    const auto file = model::CmdlineFile::parse(text->second, path);
    if (!file)
        return file.error();
    const LeftoverEdit edit(rule, preferredGpu(m_facts, m_catalog));
    Edited edited;
    const auto words = KernelCmdline::parse(file->firstLine()).words();
    const auto after =
        file->changed(path, noting(wordChange(edit, m_catalog, words), edited.removed));
    if (!after)
        return after.error();
    edited.text = after->toText();
    return Edits{{path, std::move(edited)}};
}

/// A word may stand in several files and variables, some of which come to nothing: what counts is
/// that sh ends up with the right line.
Result<Cleanup::Edits> Cleanup::editsOfGrub(const LeftoverRule& rule) const
{
    for (const auto& [path, reason] : m_facts.unreadFiles) {
        if (path == grubSettings || path.starts_with(grubFolder))
            return fail(Errc::FileMalformed, {{"path", path}, {"line", "1"}});
    }
    auto files = grubFiles(m_facts);
    const auto line = model::grubCommandLine(files);
    if (!line)
        return line.error();
    const LeftoverEdit edit(rule, preferredGpu(m_facts, m_catalog));
    const auto words = KernelCmdline::parse(*line).words();
    auto expected = KernelCmdline::parse(*line);
    expected.change(wordChange(edit, m_catalog, words));

    Edits edits;
    std::vector<std::string> lost; // of one file and variable
    const WordChange change = noting(wordChange(edit, m_catalog, words), lost);
    for (const char* variable : {"GRUB_CMDLINE_LINUX", "GRUB_CMDLINE_LINUX_DEFAULT"}) {
        for (model::GrubFile& file : files) {
            if (file.path == paths::grubConfig)
                continue;
            const auto parsed = model::GrubDefault::parse(file.text, file.path);
            if (!parsed)
                return parsed.error();
            lost.clear();
            const auto after = parsed->withChangedWords(variable, change);
            if (!after)
                return after.error();
            if (lost.empty())
                continue;
            file.text = after->toText();
            Edited& edited = edits[file.path];
            edited.text = file.text;
            edited.removed.insert(edited.removed.end(), lost.begin(), lost.end());
        }
    }
    const auto result = model::grubCommandLine(files);
    if (!result)
        return result.error();
    if (KernelCmdline::parse(*result).words() != expected.words())
        return fail(Errc::FileMalformed, {{"path", m_facts.boot.configuredPath}, {"line", "1"}});
    return edits;
}

void Cleanup::keep(const LeftoverRule& rule, Edits edits)
{
    for (auto& [path, edited] : edits) {
        std::string& text = m_facts.files.at(path);
        CleanedFile& file = m_files.try_emplace(path, CleanedFile{text, {}, {}, {}}).first->second;
        text = edited.text;
        file.after = std::move(edited.text);
        file.removed.insert(file.removed.end(), edited.removed.begin(), edited.removed.end());
        file.leftovers.push_back(rule.id);
    }
    if (!m_facts.boot.configured.empty())
        m_facts.boot.configured = configuredLine(m_facts);
}

std::vector<protocol::Leftover> leftoversFor(const Facts& facts,
                                             const catalog::Catalog& catalog,
                                             const std::vector<protocol::Route>& routes)
{
    std::vector<protocol::Leftover> all;
    for (const protocol::Route& route : routes) {
        if (!route.usable)
            continue;
        const auto found = findLeftovers(facts, catalog, route.id);
        for (const LeftoverRule& rule : catalog.leftoverRules()) {
            const auto isOfRule = [id = "leftover-" + rule.id](const Finding& finding) {
                return finding.id == id;
            };
            if (std::none_of(found.begin(), found.end(), isOfRule))
                continue;
            const auto known = std::find_if(all.begin(), all.end(), [&rule](const auto& leftover) {
                return leftover.id == rule.id;
            });
            if (known != all.end()) {
                known->routes.push_back(route.id);
                continue;
            }
            auto outcome = Cleanup(facts, catalog, route.id).take(rule);
            protocol::Leftover leftover{rule.id,
                                        {route.id},
                                        rule.severity == protocol::FindingState::Blocking,
                                        std::move(outcome.state),
                                        std::move(outcome.args),
                                        {}};
            std::copy_if(found.begin(), found.end(), std::back_inserter(leftover.places), isOfRule);
            all.push_back(std::move(leftover));
        }
    }
    std::stable_partition(all.begin(), all.end(),
                          [](const protocol::Leftover& leftover) { return leftover.inTheWay; });
    return all;
}

} // namespace vfpilot::plan
