// SPDX-License-Identifier: GPL-3.0-or-later
// All targets on the seeds in a folder, without libFuzzer: each seed whole and cut off.
// usage: fuzz_replay FOLDER   (FOLDER/TARGET/SEED)
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#define VFPILOT_FUZZ_TARGET(name) extern "C" int fuzz_##name(const std::uint8_t*, std::size_t);
#include "fuzz_targets.h"
#undef VFPILOT_FUZZ_TARGET

namespace {

struct Target
{
    const char* name;
    int (*run)(const std::uint8_t* data, std::size_t size);
};

constexpr Target targets[] = {
#define VFPILOT_FUZZ_TARGET(name) {#name, fuzz_##name},
#include "fuzz_targets.h"
#undef VFPILOT_FUZZ_TARGET
};

constexpr std::size_t cuts = 4;
constexpr std::size_t large = 4096; // whole hosts; they are cut in the middle alone

std::vector<std::filesystem::path> seedsOf(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> seeds;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none))
        seeds.push_back(entry.path());
    std::sort(seeds.begin(), seeds.end());
    return seeds;
}

/// Each cut in memory of its own: what reads behind it is noticed.
void runOn(const Target& target, const std::filesystem::path& seed)
{
    std::ifstream file(seed, std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    const std::size_t step = whole.size() > large ? cuts / 2 : 1;
    for (std::size_t part = 0; part <= cuts; part += step) {
        const std::vector<std::uint8_t> bytes(
            whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() * part / cuts));
        target.run(bytes.data(), bytes.size());
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    std::size_t count = 0;
    for (const Target& target : targets) {
        const auto seeds = seedsOf(std::filesystem::path(argv[1]) / target.name);
        for (const auto& seed : seeds) {
            std::printf("%s\n", seed.c_str()); // the last one named is the one that fails
            std::fflush(stdout);
            runOn(target, seed);
        }
        if (seeds.empty()) {
            std::printf("%s has no seeds\n", target.name);
            return 1;
        }
        count += seeds.size();
    }
    std::printf("targets: %zu, seeds: %zu\n", std::size(targets), count);
    return 0;
}
