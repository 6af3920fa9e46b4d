// SPDX-License-Identifier: GPL-3.0-or-later
// A session of the engine that is told anything at all: each request has one answer, no line is
// over the limit, and the end is reached.
#include "core/engine/session.h"
#include "tests/fuzz/property.h"

#include <sys/mman.h>
#include <unistd.h>

using namespace vfpilot;

namespace {

class Echo : public engine::Service
{
public:
    Answer answer(const std::string& method, const std::string& params) override
    {
        ++requests;
        return {method.size() % 2 == 0 ? Result<std::string>(params)
                                       : fail(Errc::UnknownMethod, {{"method", method}})};
    }
    std::vector<protocol::Message> news() override { return {}; }

    std::size_t requests = 0;
};

/// A file in memory, empty again.
int memory(const char* name)
{
    const int fd = ::memfd_create(name, MFD_CLOEXEC);
    HOLDS(fd >= 0);
    return fd;
}

void put(int fd, const std::uint8_t* data, std::size_t size)
{
    HOLDS(::ftruncate(fd, 0) == 0 && ::lseek(fd, 0, SEEK_SET) == 0);
    HOLDS(::write(fd, data, size) == static_cast<ssize_t>(size));
    HOLDS(::lseek(fd, 0, SEEK_SET) == 0);
}

std::string contentOf(int fd)
{
    std::string text(static_cast<std::size_t>(::lseek(fd, 0, SEEK_END)), '\0');
    HOLDS(::pread(fd, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const int in = memory("in");
    static const int out = memory("out");
    put(in, data, size);
    put(out, data, 0);
    engine::LineInput lines(in);
    Echo echo;
    HOLDS(engine::serve(lines, out, {}, echo));

    const std::string written = contentOf(out);
    HOLDS(written.ends_with('\n'));
    std::size_t answers = 0, count = 0;
    for (std::size_t at = 0; at < written.size(); ++count) {
        const std::size_t end = written.find('\n', at);
        HOLDS(end - at <= protocol::lineLimit);
        const auto message = protocol::decode(std::string_view(written).substr(at, end - at));
        HOLDS(message, written.substr(at, end - at));
        answers += message->isResponse() ? 1 : 0;
        at = end + 1;
    }
    HOLDS(answers == echo.requests, written);
    HOLDS(count <= 2 + size);
    return 0;
}
