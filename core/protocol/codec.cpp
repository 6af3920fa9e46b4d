// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"

#include "core/protocol/json.h"

namespace vfpilot::protocol {
namespace {

using nlohmann::json;

// JSON-RPC 2.0, section 5.1.
int standardCode(Errc code)
{
    switch (code) {
    case Errc::BadMessage:
        return -32700;
    case Errc::UnknownMethod:
        return -32601;
    case Errc::BadParams:
        return -32602;
    case Errc::Internal:
        return -32603;
    default:
        return -32000; // "server error"; decisions are made on data.code
    }
}

std::string dump(const json& value)
{
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Error bad(std::string reason)
{
    return fail(Errc::BadMessage, {{"reason", std::move(reason)}});
}

Error readError(const json& value)
{
    if (value.is_object() && value.contains("data") && value["data"].is_object()) {
        Error error = value["data"].get<Error>();
        // Of our own errors it is the code's name, which says nothing more.
        const auto message = value.value("message", std::string());
        if (error.detail.empty() && message != wireName(error.code))
            error.detail = message;
        return error;
    }
    return fail(Errc::Internal, {}, dump(value));
}

} // namespace

std::string encode(const Message& message)
{
    json line = {{"jsonrpc", "2.0"}};
    if (message.id)
        line["id"] = *message.id;
    if (message.error) {
        line["error"] = {{"code", standardCode(message.error->code)},
                         {"message", std::string(wireName(message.error->code))},
                         {"data", *message.error}};
        if (!message.id)
            line["id"] = nullptr;
        return dump(line);
    }
    json body = parseJson(message.body);
    if (body.is_discarded())
        body = json::object();
    if (message.method.empty()) {
        line["result"] = std::move(body);
    } else {
        line["method"] = message.method;
        line["params"] = std::move(body);
    }
    return dump(line);
}

Result<Message> decode(std::string_view text)
{
    if (text.size() > lineLimit)
        return fail(Errc::LineTooLong, {{"limit", std::to_string(lineLimit)}});
    const json line = parseJson(text);
    if (!line.is_object())
        return bad("not a JSON object");
    if (!line.contains("jsonrpc") || line["jsonrpc"] != "2.0")
        return bad("not JSON-RPC 2.0");

    Message message;
    try {
        if (line.contains("id") && !line["id"].is_null()) {
            if (!line["id"].is_number_integer())
                return bad("id is not an integer");
            message.id = line["id"].get<std::int64_t>();
        }
        if (line.contains("method")) {
            message.method = line["method"].get<std::string>();
            message.body = dump(line.value("params", json::object()));
            return message.method.empty() ? Result<Message>(bad("empty method")) : message;
        }
        if (line.contains("error")) {
            message.error = readError(line["error"]);
            return message;
        }
        if (line.contains("result") && message.id) {
            message.body = dump(line["result"]);
            return message;
        }
    } catch (const std::exception& problem) {
        return bad(problem.what());
    }
    return bad("neither request, response nor notification");
}

template<class T>
std::string toJson(const T& value)
{
    return dump(json(value));
}

template<class T>
Result<T> fromJson(std::string_view text)
{
    const json value = parseJson(text);
    if (!value.is_object())
        return fail(Errc::BadParams, {{"reason", "not a JSON object"}});
    try {
        return value.get<T>();
    } catch (const std::exception& problem) {
        return fail(Errc::BadParams, {{"reason", problem.what()}});
    }
}

#define VFPILOT_CODEC(T)                                                                           \
    template std::string toJson<T>(const T&);                                                      \
    template Result<T> fromJson<T>(std::string_view);

VFPILOT_CODEC(Empty)
VFPILOT_CODEC(Facts)
VFPILOT_CODEC(Finding)
VFPILOT_CODEC(Goal)
VFPILOT_CODEC(Plan)
VFPILOT_CODEC(JobRecord)
VFPILOT_CODEC(JobInfo)
VFPILOT_CODEC(JobSummary)
VFPILOT_CODEC(ProbeReply)
VFPILOT_CODEC(PlanParams)
VFPILOT_CODEC(ApplyParams)
VFPILOT_CODEC(JobStarted)
VFPILOT_CODEC(ListParams)
VFPILOT_CODEC(ListVmsParams)
VFPILOT_CODEC(JobsReply)
VFPILOT_CODEC(JobId)
VFPILOT_CODEC(FollowParams)
VFPILOT_CODEC(UndoParams)
VFPILOT_CODEC(VmsReply)
VFPILOT_CODEC(RebootParams)
VFPILOT_CODEC(Hello)
VFPILOT_CODEC(DiagnoseReply)
VFPILOT_CODEC(DecideReply)
VFPILOT_CODEC(JobRecordEvent)
VFPILOT_CODEC(JobOutputEvent)
#undef VFPILOT_CODEC

} // namespace vfpilot::protocol
