// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/schema.h"

#include "core/protocol/json.h"

#include <type_traits>

namespace vfpilot::protocol {
namespace {

using nlohmann::ordered_json;

template<class T>
struct Kind
{};

template<class T>
ordered_json schemaOf()
{
    return Kind<T>::schema();
}

/// A struct: its members as json.h lists them, all of which are written every time.
struct Members
{
    ordered_json properties = ordered_json::object();
    ordered_json names = ordered_json::array();

    template<class T>
    void operator()(const char* name, const T&)
    {
        properties[name] = schemaOf<T>();
        names.push_back(name);
    }
    ordered_json schema() const
    {
        return {{"type", "object"}, {"properties", properties}, {"required", names}};
    }
};

template<class T>
concept HasMembers = requires(Members& members, const T& value)
{
    visitMembers(members, value);
};

template<HasMembers T>
struct Kind<T>
{
    static ordered_json schema()
    {
        Members members;
        visitMembers(members, T{});
        return members.schema();
    }
};

template<class T>
requires std::is_enum_v<T>
struct Kind<T>
{
    static ordered_json schema()
    {
        ordered_json names = ordered_json::array();
        for (int i = 0; i <= static_cast<int>(lastOf(T{})); ++i)
            names.push_back(wireName(static_cast<T>(i)));
        return {{"type", "string"}, {"enum", names}};
    }
};

template<>
struct Kind<bool>
{
    static ordered_json schema() { return {{"type", "boolean"}}; }
};

template<std::integral T>
struct Kind<T>
{
    static ordered_json schema()
    {
        ordered_json schema = {{"type", "integer"}};
        if (std::is_unsigned_v<T>)
            schema["minimum"] = 0;
        return schema;
    }
};

template<>
struct Kind<std::string>
{
    static ordered_json schema() { return {{"type", "string"}}; }
};

template<class T>
struct Kind<std::vector<T>>
{
    static ordered_json schema() { return {{"type", "array"}, {"items", schemaOf<T>()}}; }
};

template<class T>
struct Kind<std::map<std::string, T>>
{
    static ordered_json schema()
    {
        return {{"type", "object"}, {"additionalProperties", schemaOf<T>()}};
    }
};

template<class T>
struct Kind<std::optional<T>>
{
    static ordered_json schema()
    {
        return {{"anyOf", ordered_json::array({schemaOf<T>(), {{"type", "null"}}})}};
    }
};

template<>
struct Kind<Empty>
{
    static ordered_json schema() { return {{"type", "object"}}; }
};

// json.h writes it by hand.
template<>
struct Kind<Error>
{
    static ordered_json schema()
    {
        ordered_json names = ordered_json::array();
        for (std::size_t i = 0; i < errcCount(); ++i)
            names.push_back(wireName(static_cast<Errc>(i)));
        return {{"type", "object"},
                {"properties",
                 {{"code", {{"type", "string"}, {"enum", names}}},
                  {"args", schemaOf<Args>()},
                  {"detail", schemaOf<std::string>()}}},
                {"required", {"code", "args", "detail"}}};
    }
};

/// One kind of goal. A person writes it, so that what has a default may be left out.
template<class T>
ordered_json goalOf(const char* kind)
{
    ordered_json schema = schemaOf<T>();
    schema["properties"]["kind"] = {{"const", kind}};
    schema["required"] = ordered_json::array({"kind"});
    return schema;
}

template<>
struct Kind<Goal>
{
    static ordered_json schema()
    {
        return {{"oneOf", ordered_json::array({goalOf<SriovGoal>("sriov"), goalOf<VmGoal>("vm"),
                                               goalOf<GuardGoal>("guard"),
                                               goalOf<PrepareGoal>("prepare")})}};
    }
};

/// An error as encode() frames it, which is how --json prints it.
ordered_json errorMessage()
{
    const ordered_json error = {{"type", "object"},
                                {"properties",
                                 {{"code", {{"type", "integer"}}},
                                  {"message", {{"type", "string"}}},
                                  {"data", schemaOf<Error>()}}},
                                {"required", {"code", "message", "data"}}};
    return {{"type", "object"},
            {"properties",
             {{"jsonrpc", {{"const", "2.0"}}}, {"id", {{"type", "null"}}}, {"error", error}}},
            {"required", {"jsonrpc", "id", "error"}}};
}

struct Named
{
    std::string_view name;
    ordered_json (*schema)();
};

constexpr Named schemas[] = {
    {"goal", schemaOf<Goal>},
    {"facts", schemaOf<Facts>},
    {"finding", schemaOf<Finding>},
    {"plan", schemaOf<Plan>},
    {"probe", schemaOf<ProbeReply>},
    {"jobs", schemaOf<JobsReply>},
    {"job", schemaOf<JobInfo>},
    {"record", schemaOf<JobRecord>},
    {"vms", schemaOf<VmsReply>},
    {"diagnose", schemaOf<DiagnoseReply>},
    {"decide", schemaOf<DecideReply>},
    {"hello", schemaOf<Hello>},
    {"job.record", schemaOf<JobRecordEvent>},
    {"job.output", schemaOf<JobOutputEvent>},
    {"error", errorMessage},
};

ordered_json document(const Named& named)
{
    ordered_json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                           {"title", named.name}};
    schema.update(named.schema());
    return schema;
}

} // namespace

std::vector<std::string> schemaNames()
{
    std::vector<std::string> names;
    for (const Named& named : schemas)
        names.emplace_back(named.name);
    return names;
}

std::optional<std::string> schemaText(std::string_view name)
{
    for (const Named& named : schemas) {
        if (named.name == name)
            return document(named).dump(2);
    }
    return std::nullopt;
}

std::string schemasText()
{
    ordered_json all = ordered_json::object();
    for (const Named& named : schemas)
        all[std::string(named.name)] = document(named);
    return all.dump(2);
}

} // namespace vfpilot::protocol
