// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/link/line_reader.h"

#include "core/protocol/codec.h"

namespace vfpilot::remote {
namespace {

constexpr qsizetype lineLimit = protocol::lineLimit;
constexpr qsizetype greetingLimit = protocol::greetingLimit;
constexpr qsizetype greetingKept = 2048;

// A prompt without a newline may stand before the hello in one line, so it is looked for inside.
const QByteArray messageStart = R"({"jsonrpc")";

QByteArray helloIn(const QByteArray& line)
{
    const qsizetype start = line.indexOf(messageStart);
    if (start < 0)
        return {};
    QByteArray candidate = line.mid(start);
    const auto message =
        protocol::decode({candidate.constData(), static_cast<std::size_t>(candidate.size())});
    const bool isHello =
        message && message->isNotification() && message->method == protocol::Hello::name;
    return isHello ? candidate : QByteArray();
}

Error greetingTooLong()
{
    const std::string detail = "greeting over " + std::to_string(greetingLimit) + " bytes";
    return fail(Errc::EngineStartFailed, {}, detail);
}

Error tooLong()
{
    return fail(Errc::LineTooLong, {{"limit", std::to_string(lineLimit)}});
}

} // namespace

Result<QList<QByteArray>> LineReader::feed(const QByteArray& bytes)
{
    QList<QByteArray> lines;
    m_rest += bytes;
    qsizetype begin = 0;
    for (;;) {
        const qsizetype end = m_rest.indexOf('\n', std::max(begin, m_searched));
        if (end < 0)
            break;
        if (end - begin > lineLimit)
            return tooLong();
        const QByteArray line = m_rest.mid(begin, end - begin);
        begin = end + 1;
        if (m_hasHello) {
            lines.append(line);
        } else if (const QByteArray hello = helloIn(line); !hello.isEmpty()) {
            m_hasHello = true;
            lines.append(hello);
        } else {
            m_skipped += line.size() + 1;
            m_greeting = (m_greeting + line + '\n').right(greetingKept);
            if (m_skipped > greetingLimit)
                return greetingTooLong();
        }
    }
    m_rest.remove(0, begin);
    m_searched = m_rest.size();

    if (!m_hasHello) {
        const qsizetype start = m_rest.indexOf(messageStart);
        if (m_skipped + (start < 0 ? m_rest.size() : start) > greetingLimit)
            return greetingTooLong();
    }
    if (m_rest.size() > lineLimit)
        return tooLong();
    return lines;
}

} // namespace vfpilot::remote
