// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/kernel_log.h"

#include "core/host/host_files.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>

namespace vfpilot::host {
namespace {

constexpr auto device = "/dev/kmsg";
constexpr std::size_t fileLimit = 64 * 1024 * 1024;
constexpr std::size_t recordLimit = 8192; // the kernel's own: CONSOLE_EXT_LOG_MAX

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unescaped(std::string_view text)
{
    constexpr std::size_t length = 4; // "\x5c"
    std::string plain;
    while (!text.empty()) {
        const bool isEscape = text.size() >= length && text[0] == '\\' && text[1] == 'x' &&
                              hexDigit(text[2]) >= 0 && hexDigit(text[3]) >= 0;
        plain += isEscape ? static_cast<char>(hexDigit(text[2]) << 4 | hexDigit(text[3])) : text[0];
        text.remove_prefix(isEscape ? length : 1);
    }
    return plain;
}

/// Level, sequence number and time, all digits, before the flags.
bool isRecordPrefix(std::string_view prefix)
{
    for (int field = 0; field < 3; ++field) {
        const std::size_t digits = std::min(prefix.find_first_not_of("0123456789"), prefix.size());
        if (digits == 0 || digits == prefix.size() || prefix[digits] != ',')
            return false;
        prefix.remove_prefix(digits + 1);
    }
    return true;
}

std::string recordText(std::string_view record)
{
    const std::string_view line = record.substr(0, record.find('\n'));
    const std::size_t semicolon = line.find(';');
    const bool hasPrefix =
        semicolon != std::string_view::npos && isRecordPrefix(line.substr(0, semicolon));
    return hasPrefix ? unescaped(line.substr(semicolon + 1)) : std::string(line);
}

/// One record may hold several lines: the kernel wrote their breaks as "\x0a".
void addRecord(std::string_view record, std::vector<std::string>& lines)
{
    const std::string text = recordText(record);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

Result<std::vector<std::string>> readRecords(int fd)
{
    std::vector<std::string> lines;
    std::array<char, recordLimit> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init)
    for (;;) {
        const ssize_t count = ::read(fd, buffer.data(), buffer.size());
        if (count > 0)
            addRecord({buffer.data(), static_cast<std::size_t>(count)}, lines);
        else if (count == 0 || errno == EAGAIN)
            return lines;
        else if (errno != EPIPE && errno != EINTR) // EPIPE: the next record was overwritten
            return Error::fromErrno(Errc::FileUnreadable, device, errno);
    }
}

Result<std::vector<std::string>> readLines(int fd)
{
    const auto text = readAll(fd, device, fileLimit);
    if (!text)
        return text.error();
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text->size();) {
        const std::size_t end = std::min(text->find('\n', begin), text->size());
        if (end > begin && (*text)[begin] != ' ')
            addRecord(std::string_view(*text).substr(begin, end - begin), lines);
        begin = end + 1;
    }
    return lines;
}

} // namespace

Result<std::vector<std::string>> readKernelLog(const Tree& tree)
{
    const Fd file = tree.open(device, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    struct stat st = {};
    if (!file || ::fstat(file.get(), &st) != 0)
        return Error::fromErrno(Errc::FileUnreadable, device, errno);
    if (S_ISREG(st.st_mode))
        return readLines(file.get());
    // Below another root only a file: a device there would be the real machine's.
    if (!tree.isMachine())
        return Error::fromErrno(Errc::FileUnreadable, device, EINVAL);
    return readRecords(file.get());
}

} // namespace vfpilot::host
