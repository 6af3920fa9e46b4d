// SPDX-License-Identifier: GPL-3.0-or-later
// Versions of kernels and of driver releases: orders that are orders, windows that have ends.
#include "core/catalog/version_window.h"
#include "core/model/kernel_version.h"
#include "tests/fuzz/property.h"

using namespace vfpilot;
using fuzz::Input;

namespace {

int sign(int order)
{
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int releases(const std::string& a, const std::string& b)
{
    const auto order = catalog::compareReleases(a, b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

template<class Compare>
void checkOrder(const std::string& a,
                const std::string& b,
                const std::string& c,
                const Compare& compare)
{
    HOLDS(compare(a, a) == 0, a);
    HOLDS(sign(compare(a, b)) == -sign(compare(b, a)), a, b);
    if (compare(a, b) <= 0 && compare(b, c) <= 0)
        HOLDS(compare(a, c) <= 0, a, b, c);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Input input(data, size);
    const std::string a = input.text(), b = input.text(), c = input.text();
    checkOrder(a, b, c, model::compareKernels);
    checkOrder(b, c, a, model::compareKernels);
    checkOrder(c, a, b, model::compareKernels);
    checkOrder(a, b, c, releases);
    checkOrder(b, c, a, releases);
    checkOrder(c, a, b, releases);

    const auto series = catalog::kernelSeries(a);
    HOLDS(series || !catalog::kernelPatch(a));
    if (!series)
        return 0;
    HOLDS(series->major >= 0 && series->minor >= 0);
    HOLDS(catalog::kernelSeries(catalog::seriesText(*series)) == series, a);
    const catalog::VersionWindow window{*series, *series, catalog::kernelPatch(b)};
    HOLDS(!window.contains(a) || window.contains(*series), a, b);
    HOLDS(!catalog::anyKernel.contains(*series) || series->major <= 999999);
    return 0;
}
