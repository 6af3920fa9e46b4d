// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/leftovers.h"

#include "core/base/words.h"
#include "core/catalog/patterns.h"
#include "core/model/kernel_cmdline.h"
#include "core/plan/choices.h"
#include "core/plan/leftover_edit.h"
#include "core/plan/parameters.h"
#include "core/plan/routes.h"
#include "core/protocol/paths.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace vfpilot::plan {
namespace {

using catalog::LeftoverRule;
using catalog::Pattern;
using protocol::Facts;
using protocol::Finding;
using Check = LeftoverRule::Check;
using Where = LeftoverRule::Where;

constexpr std::size_t findingsOfARule = 20;
constexpr std::size_t textLimit = 400;

/// The driver that makes the VFs, or is to make them; empty: none can be told.
std::string driverOf(const Facts& facts, const catalog::Catalog& catalog, std::string_view route)
{
    const auto* gpu = preferredGpu(facts, catalog);
    if (route.empty() && gpu && gpu->numVfs > 0)
        return gpu->driver;
    std::string id(route);
    if (route.empty() && gpu) {
        const auto routes = routesFor(facts, catalog, *gpu);
        id = routes.front().id;
        if (!routes.front().usable && catalog.findDevice(gpu->deviceId) &&
            !catalog.findDevice(gpu->deviceId)->routes.empty())
            id = catalog.findDevice(gpu->deviceId)->routes.front().route;
    }
    const auto* rule = catalog.findRoute(id);
    return rule ? rule->driver : std::string();
}

std::string shortened(std::string_view text)
{
    std::size_t end = std::min(text.size(), textLimit);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + (end < text.size() ? "\u2026" : "");
}

/// The rule's glob for paths.
Pattern globPattern(const std::string& glob)
{
    std::string text;
    std::size_t from = 0;
    for (auto star = glob.find('*'); star != std::string::npos; star = glob.find('*', from)) {
        text += catalog::quoted(std::string_view(glob).substr(from, star - from)) + "[^/]*";
        from = star + 1;
    }
    return Pattern(text + catalog::quoted(std::string_view(glob).substr(from)));
}

void forEachLine(std::string_view content, const std::function<void(int, std::string_view)>& use)
{
    for (int number = 1; !content.empty(); ++number) {
        const auto end = std::min(content.find('\n'), content.size());
        use(number, content.substr(0, end));
        content.remove_prefix(std::min(end + 1, content.size()));
    }
}

/// One rule on one host.
class Search
{
public:
    Search(const Facts& facts,
           const catalog::Catalog& catalog,
           const LeftoverRule& rule,
           const protocol::GpuFacts* gpu)
        : m_facts(facts)
        , m_catalog(catalog)
        , m_rule(rule)
        , m_pattern(patternFor(rule.pattern, gpu))
        , m_device(gpu ? gpu->deviceId : std::string())
    {}

    std::vector<Finding> run()
    {
        switch (m_rule.where) {
        case Where::Cmdline:
            m_rule.check == Check::Pattern ? searchWords() : searchRepetition();
            break;
        case Where::File:
            searchFiles();
            break;
        case Where::Dkms:
            for (const auto& build : m_facts.dkms) {
                searchText("dkms status", build.module + '/' + build.version +
                                              (build.kernel.empty() ? "" : ", " + build.kernel) +
                                              ": " + build.state);
            }
            break;
        case Where::Package:
            for (const auto& [name, version] : m_facts.packages)
                searchText("/var/lib/dpkg/status", name + ' ' + version);
            break;
        }
        return std::move(m_found);
    }

private:
    void add(const std::string& path, std::string_view text, Args args)
    {
        if (m_found.size() == findingsOfARule)
            return;
        args.emplace("path", path);
        args.emplace("device", m_device);
        args.emplace("line", "1");
        m_found.push_back({"leftover-" + m_rule.id,
                           m_rule.severity,
                           std::move(args),
                           m_rule.cause,
                           m_rule.fix,
                           {{path, shortened(text)}}});
    }

    void searchText(const std::string& path, const std::string& text)
    {
        Args args;
        if (m_pattern.find(text, args))
            add(path, text, std::move(args));
    }

    // What the loader is told; where that could not be read, what it told the running kernel.
    const std::string& line() const
    {
        return m_facts.boot.configured.empty() ? m_facts.boot.running : m_facts.boot.configured;
    }
    std::string linePath() const
    {
        return m_facts.boot.configured.empty() ? "/proc/cmdline" : m_facts.boot.configuredPath;
    }

    void searchWords()
    {
        std::set<std::string> seen;
        for (const std::string& word : model::KernelCmdline::parse(line()).words()) {
            if (m_pattern.matchesWhole(word) && seen.insert(word).second)
                add(linePath(), line(), {{"word", shortened(word)}});
        }
    }

    void searchRepetition()
    {
        const auto words = model::KernelCmdline::parse(line()).words();
        for (const ParameterWords& found : severalTimes(m_catalog, words)) {
            if (found.isContradicting() == (m_rule.check == Check::Repeated))
                continue;
            add(linePath(), line(),
                {{"name", found.name},
                 {"word", shortened(found.words.front())},
                 {"words", shortened(joined(found.words))}});
        }
    }

    void searchFiles()
    {
        for (const std::string& path : leftoverFiles(m_rule, m_facts))
            searchFile(path, m_facts.files.at(path));
    }

    void searchFile(const std::string& path, const std::string& content)
    {
        if (m_rule.check == Check::StalePin) {
            const auto end = content.find_first_of(" \t\r\n");
            const auto kernel = content.substr(0, end);
            const bool isThere =
                std::any_of(m_facts.kernels.begin(), m_facts.kernels.end(),
                            [&kernel](const auto& k) { return k.release == kernel; });
            if (!kernel.empty() && !isThere)
                add(path, kernel, {{"kernel", shortened(kernel)}});
            return;
        }
        bool isThere = false;
        forEachLine(content, [&](int number, std::string_view text) {
            Args args;
            if (!m_pattern.find(text, args))
                return;
            isThere = true;
            args["line"] = std::to_string(number);
            if (m_rule.check == Check::Pattern)
                add(path, text, std::move(args));
        });
        if (m_rule.check == Check::Absent && !isThere)
            add(path, std::string_view(content).substr(0, content.find('\n')), {});
    }

    const Facts& m_facts;
    const catalog::Catalog& m_catalog;
    const LeftoverRule& m_rule;
    Pattern m_pattern;
    std::string m_device;
    std::vector<Finding> m_found;
};

} // namespace

std::vector<std::string> leftoverFiles(const LeftoverRule& rule, const Facts& facts)
{
    constexpr std::array ours = {paths::modulesLoad, paths::grubConfig, paths::sysfsOwn};
    std::vector<std::string> found;
    for (const std::string& glob : rule.files) {
        const Pattern pattern = globPattern(glob);
        for (const auto& [path, content] : facts.files) {
            const bool isOurs = std::find(ours.begin(), ours.end(), path) != ours.end();
            if (!isOurs && pattern.matchesWhole(path))
                found.push_back(path);
        }
    }
    return found;
}

std::vector<Finding> findLeftovers(const Facts& facts,
                                   const catalog::Catalog& catalog,
                                   std::string_view route,
                                   std::string_view id)
{
    const auto* gpu = preferredGpu(facts, catalog);
    const auto* kernel = protocol::runningKernel(facts);
    const std::string device = gpu ? gpu->deviceId : std::string();
    const std::string driver = driverOf(facts, catalog, route);
    std::vector<Finding> findings;
    for (const LeftoverRule& rule : catalog.leftoverRules()) {
        if (!id.empty() && rule.id != id)
            continue;
        if (!rule.driver.empty() && rule.driver != driver)
            continue;
        if (!rule.notDevice.empty() && rule.notDevice == device)
            continue;
        if (rule.kernels != catalog::anyKernel && kernel && !rule.kernels.contains(kernel->release))
            continue;
        auto found = Search(facts, catalog, rule, gpu).run();
        std::move(found.begin(), found.end(), std::back_inserter(findings));
    }
    return findings;
}

} // namespace vfpilot::plan
