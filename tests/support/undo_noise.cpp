// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/undo_noise.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace vfpilot::test {
namespace {

std::vector<std::string> readNoise()
{
    std::ifstream file(VFPILOT_SOURCE_DIR "/resources/catalog/undo_noise.txt");
    std::vector<std::string> paths;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('/'))
            paths.push_back(line.substr(0, line.find(' ')));
    }
    if (paths.empty())
        throw std::runtime_error("undo_noise.txt names nothing");
    return paths;
}

} // namespace

bool isUndoNoise(const std::string& path)
{
    static const std::vector<std::string> noise = readNoise();
    return std::any_of(noise.begin(), noise.end(), [&path](const std::string& known) {
        return known.ends_with('/') ? path + "/" == known
                                    : path == known || path.starts_with(known + "/");
    });
}

} // namespace vfpilot::test
