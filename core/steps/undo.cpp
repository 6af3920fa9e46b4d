// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/undo.h"

#include "core/protocol/json_reading.h"

namespace vfpilot::steps {
namespace {

using nlohmann::json;

// Extended attributes are bytes, JSON is text.
std::string hex(std::string_view bytes)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4];
        text += digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::string unhex(const std::string& text)
{
    if (text.size() % 2 != 0)
        throw std::invalid_argument("odd number of hex digits");
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
    return bytes;
}

json toObject(const FileBefore& file)
{
    json value = {{"path", file.path}, {"exists", file.exists}, {"hashAfter", file.hashAfter}};
    if (!file.exists)
        return value;
    value["mode"] = file.attributes.mode;
    value["uid"] = file.attributes.uid;
    value["gid"] = file.attributes.gid;
    value["hashBefore"] = file.hashBefore;
    value["keptAs"] = file.keptAs;
    for (const auto& [name, bytes] : file.attributes.xattrs)
        value["xattrs"][name] = hex(bytes);
    return value;
}

FileBefore fileFrom(const json& value)
{
    FileBefore file;
    file.path = value.at("path").get<std::string>();
    file.exists = value.at("exists").get<bool>();
    file.hashAfter = value.at("hashAfter").get<std::string>();
    if (!file.exists)
        return file;
    file.attributes.mode = value.at("mode").get<std::uint32_t>();
    file.attributes.uid = value.at("uid").get<std::uint32_t>();
    file.attributes.gid = value.at("gid").get<std::uint32_t>();
    file.hashBefore = value.at("hashBefore").get<std::string>();
    file.keptAs = value.at("keptAs").get<std::string>();
    for (const auto& [name, text] : value.value("xattrs", Args()))
        file.attributes.xattrs[name] = unhex(text);
    return file;
}

} // namespace

std::string toJson(const Undo& undo)
{
    json value = {{"values", undo.values}, {"files", json::array()}};
    for (const FileBefore& file : undo.files)
        value["files"].push_back(toObject(file));
    if (!undo.madeFolders.empty())
        value["madeFolders"] = undo.madeFolders;
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Undo> undoFromJson(std::string_view text)
{
    const json value = protocol::parseJson(text);
    if (!value.is_object())
        return fail(Errc::BadParams, {{"reason", "undo is not an object"}});
    try {
        Undo undo;
        undo.values = value.value("values", Args());
        for (const json& file : value.value("files", json::array()))
            undo.files.push_back(fileFrom(file));
        undo.madeFolders = value.value("madeFolders", std::vector<std::string>());
        return undo;
    } catch (const std::exception& problem) {
        return fail(Errc::BadParams, {{"reason", problem.what()}});
    }
}

} // namespace vfpilot::steps
