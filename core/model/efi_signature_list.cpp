// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/efi_signature_list.h"

#include "core/model/bytes.h"

namespace vfpilot::model {
namespace {

// EFI_CERT_X509_GUID as it lies in memory: a5c059a1-94e4-4aa7-87b5-ab155c2bf072.
constexpr std::string_view x509("\xa1\x59\xc0\xa5\xe4\x94\xa7\x4a\x87\xb5\xab\x15\x5c\x2b\xf0\x72",
                                16);

constexpr std::size_t listSizeAt = 16;
constexpr std::size_t headerSizeAt = 20;
constexpr std::size_t signatureSizeAt = 24;
constexpr std::size_t headSize = 28;
constexpr std::size_t ownerSize = 16; // a GUID before each signature

} // namespace

EfiCertificates parseEfiSignatureLists(std::string_view lists)
{
    EfiCertificates found;
    while (!lists.empty()) {
        const bool hasHead = lists.size() >= headSize;
        const std::size_t listSize = hasHead ? dwordAt(lists, listSizeAt) : 0;
        const std::size_t headerSize = hasHead ? dwordAt(lists, headerSizeAt) : 0;
        const std::size_t signatureSize = hasHead ? dwordAt(lists, signatureSizeAt) : 0;
        found.isWhole = listSize >= headSize && listSize <= lists.size() &&
                        headerSize <= listSize - headSize && signatureSize > ownerSize &&
                        (listSize - headSize - headerSize) % signatureSize == 0;
        if (!found.isWhole)
            return found;
        const bool isCertificate = lists.starts_with(x509);
        std::string_view rest =
            lists.substr(headSize + headerSize, listSize - headSize - headerSize);
        for (; isCertificate && !rest.empty(); rest.remove_prefix(signatureSize))
            found.certificates.emplace_back(rest.substr(ownerSize, signatureSize - ownerSize));
        lists.remove_prefix(listSize);
    }
    return found;
}

} // namespace vfpilot::model
