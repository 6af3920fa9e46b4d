// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vfpilot::model {

/// X.509 certificates (DER) of a row of EFI_SIGNATURE_LIST (UEFI specification, 32.4.1).
struct EfiCertificates
{
    std::vector<std::string> certificates;
    bool isWhole = true; ///< false: the bytes do not add up from some list on
};

/// `lists` is a variable's value without its attributes. Lists of other kinds, such as hashes, are
/// passed over.
EfiCertificates parseEfiSignatureLists(std::string_view lists);

} // namespace vfpilot::model
