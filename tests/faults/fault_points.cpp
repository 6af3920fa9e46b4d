// SPDX-License-Identifier: GPL-3.0-or-later

// Cuts jobs off at every call they make to the host, in every way, then at two calls one after the
// other, and counts what was lost.
// usage: fault_points [--pairs N] [--seed N] [--only-pairs] ["POINT" ...]

#include "tests/faults/fault_point.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <random>

namespace {

using namespace vfpilot::test;
using vfpilot::apply::Mode;

constexpr Fault faults[] = {Fault::Error, Fault::KillBefore, Fault::KillMiddle, Fault::KillAfter,
                            Fault::ReadOnly};

class Count
{
public:
    void take(const FaultPoint& point)
    {
        const Verdict verdict = judge(point);
        if (!verdict.isHit && verdict.loss.empty())
            return; // no middle in that call, or the job had ended before
        ++m_points;
        if (verdict.loss.empty())
            return;
        ++m_lost;
        std::printf("lost: \"%s\"\n      %s\n", toText(point).c_str(), verdict.loss.c_str());
    }

    int close() const
    {
        std::printf("points: %d, lost: %d\n", m_points, m_lost);
        return m_lost == 0 && m_points > 0 ? 0 : 1;
    }

private:
    int m_points = 0;
    int m_lost = 0;
};

void takeSingles(Count& count)
{
    for (int i = 0; i < JobWorld::kinds; ++i) {
        const auto kind = static_cast<JobWorld::Kind>(i);
        for (const Mode mode : {Mode::Apply, Mode::Undo}) {
            const int calls = JobWorld::callsOf(kind, mode);
            for (const Fault fault : faults) {
                for (int call = 1; call <= calls; ++call) {
                    std::vector<Phase> phases = {{mode, fault, call}};
                    if (mode == Mode::Undo)
                        phases.insert(phases.begin(), Phase{Mode::Apply, Fault::None, 0});
                    count.take({kind, phases});
                }
            }
        }
    }
}

void takePairs(Count& count, int pairs, unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&random](int end) {
        return static_cast<int>(random() % static_cast<unsigned>(end));
    };
    int calls[JobWorld::kinds];
    for (int i = 0; i < JobWorld::kinds; ++i)
        calls[i] = JobWorld::callsOf(static_cast<JobWorld::Kind>(i), Mode::Apply);
    for (int pair = 0; pair < pairs; ++pair) {
        const int kind = below(JobWorld::kinds);
        const auto broken = [&](Mode mode) {
            return Phase{mode, faults[below(std::size(faults))], 1 + below(calls[kind])};
        };
        const Mode then = below(2) == 0 ? Mode::Resume : Mode::Undo;
        const Mode last = below(2) == 0 ? Mode::Resume : Mode::Undo;
        std::vector<Phase> phases = {broken(Mode::Apply), broken(then)};
        if (below(3) == 0)
            phases.push_back(broken(last));
        count.take({static_cast<JobWorld::Kind>(kind), phases});
    }
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Cuts jobs off wherever they can be, and counts what was lost.");
    int pairs = 4000;
    unsigned seed = 1;
    bool onlyPairs = false;
    std::vector<std::string> points;
    app.add_option("--pairs", pairs, "that many points with two or three faults")
        ->check(CLI::NonNegativeNumber);
    app.add_option("--seed", seed, "for choosing the pairs");
    app.add_flag("--only-pairs", onlyPairs, "leave out the points with one fault");
    app.add_option("points", points, "only these, as a line \"lost:\" names them");
    CLI11_PARSE(app, argc, argv);

    Count count;
    for (const std::string& text : points) {
        const auto point = parsePoint(text);
        if (!point) {
            std::fprintf(stderr, "not a point: %s\n", text.c_str());
            return 2;
        }
        count.take(*point);
    }
    if (points.empty()) {
        if (!onlyPairs)
            takeSingles(count);
        takePairs(count, pairs, seed);
    }
    return count.close();
}
