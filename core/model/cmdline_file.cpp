// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/cmdline_file.h"

#include "core/model/kernel_cmdline.h"
#include "core/model/utf8.h"

#include <algorithm>

namespace vfpilot::model {
namespace {

std::string faultOf(std::string_view line)
{
    if (line.find('\0') != std::string_view::npos || !isUtf8(line))
        return "not-text";
    if (line.find('\r') != std::string_view::npos)
        return "carriage-return";
    if (line.find('\\') != std::string_view::npos)
        return "backslash";
    const KernelCmdline cmdline = KernelCmdline::parse(line);
    if (cmdline.words().empty())
        return "empty";
    if (cmdline.value("root").value_or("").empty())
        return "no-root";
    return {};
}

} // namespace

Result<CmdlineFile> CmdlineFile::parse(std::string_view text, const std::string& path)
{
    const auto end = std::min(text.find('\n'), text.size());
    CmdlineFile file;
    file.m_firstLine = std::string(text.substr(0, end));
    file.m_rest = std::string(text.substr(end));
    if (std::string fault = faultOf(file.m_firstLine); !fault.empty())
        return fail(Errc::FileMalformed, {{"path", path}, {"line", "1"}, {"reason", fault}});
    return file;
}

std::vector<std::string> CmdlineFile::missing(const std::vector<std::string>& wanted) const
{
    const KernelCmdline cmdline = KernelCmdline::parse(m_firstLine);
    std::vector<std::string> missing;
    for (const std::string& word : wanted) {
        if (!cmdline.carries(word))
            missing.push_back(word);
    }
    return missing;
}

CmdlineFile CmdlineFile::with(const std::vector<std::string>& wanted) const
{
    KernelCmdline cmdline = KernelCmdline::parse(m_firstLine);
    for (const std::string& word : wanted) {
        if (KernelCmdline::keyOf(word) != "root")
            cmdline.set(word);
    }
    CmdlineFile file = *this;
    file.m_firstLine = cmdline.toLine();
    return file;
}

CmdlineFile CmdlineFile::without(const std::vector<std::string>& words) const
{
    KernelCmdline cmdline = KernelCmdline::parse(m_firstLine);
    for (const std::string& word : words) {
        if (KernelCmdline::keyOf(word) != "root")
            cmdline.remove(word);
    }
    CmdlineFile file = *this;
    file.m_firstLine = cmdline.toLine();
    return file;
}

Result<CmdlineFile>
CmdlineFile::changed(const std::string& path,
                     const std::function<std::string(const std::string&)>& change) const
{
    KernelCmdline cmdline = KernelCmdline::parse(m_firstLine);
    cmdline.change(change);
    return parse(cmdline.toLine() + m_rest, path);
}

} // namespace vfpilot::model
