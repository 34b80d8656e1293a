#pragma once

#include <nlohmann/json.hpp>

#include "pack/compiler/names.h"

// Pieces of a JSON Schema.
namespace discreet::json_schema {

using Json = nlohmann::ordered_json;

inline Json Text(const char* what) { return {{"type", "string"}, {"minLength", 1}, {"description", what}}; }
inline Json Flag(const char* what) { return {{"type", "boolean"}, {"description", what}}; }
inline Json Share(const char* what) {
  return {{"type", "number"}, {"minimum", 0.01}, {"maximum", 1}, {"description", what}};
}
inline Json Whole(const char* what, uint32_t least, uint32_t most) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}, {"description", what}};
}
inline Json Texts(const char* what) {
  return {{"type", "array"}, {"items", {{"type", "string"}, {"minLength", 1}}}, {"description", what}};
}

template <typename E, size_t N>
Json OneOf(const NamedValue<E> (&names)[N], const char* what) {
  Json words = Json::array();
  for (const auto& named : names) words.push_back(named.name);
  return {{"enum", words}, {"description", what}};
}

// A mapping that holds these keys and no others.
inline Json Mapping(Json properties, Json required) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

}  // namespace discreet::json_schema
