// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/kernels.h"

namespace vfpilot::protocol {

std::vector<std::string> kernelsThatMatter(const std::vector<KernelFacts>& kernels)
{
    std::vector<std::string> all;
    std::vector<std::string> matter;
    for (const KernelFacts& kernel : kernels) {
        all.push_back(kernel.release);
        if (kernel.running || kernel.next)
            matter.push_back(kernel.release);
    }
    return matter.empty() ? all : matter;
}

} // namespace vfpilot::protocol
