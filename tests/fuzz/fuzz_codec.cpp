// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the wire, and the JSON of every struct that crosses it.
#include "core/model/utf8.h"
#include "core/protocol/codec.h"
#include "core/protocol/json_reading.h"
#include "core/protocol/schema.h"
#include "tests/fuzz/property.h"

#include <tuple>

using namespace vfpilot;
using namespace vfpilot::protocol;
using nlohmann::json;

namespace {

using Structs = std::tuple<Facts,
                           Finding,
                           Goal,
                           Plan,
                           JobRecord,
                           JobInfo,
                           JobSummary,
                           ProbeReply,
                           PlanParams,
                           ApplyParams,
                           JobStarted,
                           ListParams,
                           ListVmsParams,
                           JobsReply,
                           JobId,
                           FollowParams,
                           UndoParams,
                           VmsReply,
                           RebootParams,
                           Hello,
                           DiagnoseReply,
                           JobRecordEvent,
                           JobOutputEvent,
                           DecideReply,
                           Empty>;

/// No number is another one after it was read.
void checkNumbers(const json& given, const json& read)
{
    if (read.is_number()) {
        HOLDS(given.is_number() && given == read, given.dump(), read.dump());
    } else if (read.is_object() && given.is_object()) {
        for (const auto& [name, value] : read.items()) {
            if (given.contains(name))
                checkNumbers(given[name], value);
        }
    } else if (read.is_array() && given.is_array()) {
        for (std::size_t i = 0; i < std::min(read.size(), given.size()); ++i)
            checkNumbers(given[i], read[i]);
    }
}

template<class T>
void checkStruct(std::string_view text)
{
    const auto value = fromJson<T>(text);
    if (!value) {
        HOLDS(value.error().code == Errc::BadParams);
        return;
    }
    const std::string written = toJson(*value);
    HOLDS(model::isUtf8(written) && written.find('\n') == std::string::npos);
    const auto again = fromJson<T>(written);
    HOLDS(again, written);
    HOLDS(toJson(*again) == written, written, toJson(*again));
    checkNumbers(json::parse(text), json::parse(written));
}

template<std::size_t... index>
void checkOneOf(unsigned which, std::string_view text, std::index_sequence<index...>)
{
    ((which == index ? checkStruct<std::tuple_element_t<index, Structs>>(text) : void()), ...);
}

bool isSame(const Message& a, const Message& b)
{
    return a.id == b.id && a.method == b.method && a.body == b.body && a.error == b.error;
}

void checkLine(std::string_view line)
{
    const auto message = decode(line);
    if (!message) {
        HOLDS(message.error().code == Errc::BadMessage ||
              message.error().code == Errc::LineTooLong);
        return;
    }
    HOLDS(message->isRequest() + message->isNotification() + message->isResponse() == 1 ||
          (message->error && !message->id));
    const std::string written = encode(*message);
    HOLDS(written.find('\n') == std::string::npos && model::isUtf8(written));
    const auto again = decode(written);
    HOLDS(again, written);
    HOLDS(isSame(*again, *message), std::string(line), written);
}

/// nlohmann's own judgement, which ours stands in for where there is no JSON.
void checkUtf8(std::string_view text)
{
    bool isUtf8 = true;
    try {
        (void)json(text).dump();
    } catch (const json::type_error&) {
        isUtf8 = false;
    }
    HOLDS(isUtf8 == model::isUtf8(text), std::string(text));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::Input input(data, size);
    checkUtf8(input.rest());
    const unsigned kind = input.choice() % (std::tuple_size_v<Structs> + 2);
    if (kind == 0)
        checkLine(input.rest());
    else if (kind == 1)
        (void)schemaText(input.rest());
    else
        checkOneOf(kind - 2, input.rest(), std::make_index_sequence<std::tuple_size_v<Structs>>());
    return 0;
}
