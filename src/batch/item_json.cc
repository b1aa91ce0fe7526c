#include "batch/item_json.h"

#include <nlohmann/json.hpp>

namespace handbill::batch {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Fault> faults_in(const Json& json) {
  std::vector<Fault> faults;
  for (const auto& each : json) {
    faults.push_back(
        {each.at("id").get<std::string>(), each.value("line", std::size_t{0}), each.value("column", std::size_t{0})});
  }
  return faults;
}

}  // namespace

std::string json_string(std::string_view text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string json_of(const Item& item, Time time) {
  std::string json = "{\"row\":" + std::to_string(item.row) + ",\"name\":" + json_string(item.name) +
                     ",\"input\":" + json_string(item.input) + ",\"output\":" + json_string(item.output) +
                     ",\"bytes\":" + std::to_string(item.bytes) + ",\"pages\":" + std::to_string(item.pages) +
                     ",\"result\":" + (item.ok ? "\"done\"" : "\"failed\"");
  if (time == Time::told) json += ",\"ms\":" + std::to_string(item.ms);
  if (!item.faults.empty()) {
    json += ",\"faults\":[";
    for (const Fault& fault : item.faults) {
      if (json.back() != '[') json += ',';
      json += "{\"id\":" + json_string(fault.id);
      if (fault.line > 0)
        json += ",\"line\":" + std::to_string(fault.line) + ",\"column\":" + std::to_string(fault.column);
      json += '}';
    }
    json += ']';
  }
  if (!item.values.empty()) json += ",\"values\":" + item.values;
  return json + "}";
}

std::optional<Item> item_in(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    Item item;
    item.row = json.at("row").get<std::size_t>();
    item.name = json.at("name").get<std::string>();
    item.input = json.at("input").get<std::string>();
    item.output = json.at("output").get<std::string>();
    item.bytes = json.at("bytes").get<std::uint64_t>();
    item.pages = json.at("pages").get<unsigned>();
    const auto& result = json.at("result").get_ref<const std::string&>();
    item.ok = result == "done";
    if (!item.ok && result != "failed") return std::nullopt;
    item.ms = json.value("ms", std::uint32_t{0});
    if (json.contains("faults")) item.faults = faults_in(json.at("faults"));
    if (json.contains("values")) item.values = json.at("values").dump();
    if (item.row == 0) return std::nullopt;
    return item;
  } catch (const Json::exception&) { return std::nullopt; }
}

}  // namespace handbill::batch
