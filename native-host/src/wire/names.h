#pragma once

#include <optional>
#include <string_view>

#include "discreet/report.h"
#include "wire/messages.h"

namespace discreet {

// How the enums of wire.proto are written on the wire. One table for both directions; a test compares it with
// the schema, value by value.
template <typename Enum>
std::string_view WireName(Enum value);

// nullopt for a name that the schema does not have.
template <typename Enum>
std::optional<Enum> FromWireName(std::string_view name);

// True for the names, as written in JSON, of the fields that a request and the messages in it have.
bool IsRequestField(std::string_view name);

// Calls visit(schema_name, value, wire_name) for every value of every enum of wire.proto.
using NameVisitor = void (*)(void* context, std::string_view schema_name, int value,
                             std::string_view wire_name);
void VisitWireNames(NameVisitor visit, void* context);

}  // namespace discreet
