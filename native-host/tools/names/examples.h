#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "names/name_tagger.h"

namespace discreet::train {

// A name in a text, in bytes.
struct Gold {
  uint32_t begin = 0;
  uint32_t end = 0;
  names::NameKind kind = names::NameKind::kPerson;
  bool optional = false;  // neither a miss nor a false alarm
};

struct Example {
  std::string id;    // "" for what is made from frames
  std::string text;  // UTF-8
  std::vector<Gold> gold;
  std::string source;  // "wnut17", "btc", "presidio", "frames"
  uint32_t fold = 0;   // from the id: the same on every run
};

// The rows of a JSON-lines file with the fields id, text and spans (code points; NAME, LOCATION, ORG count)
// whose id's SHA-256 begins with an even byte: the other half is kept for the last measurement. Throws
// std::runtime_error with file and line.
std::vector<Example> ReadEvenHalf(const std::filesystem::path& file, const std::string& source,
                                  uint32_t folds);

// Lower-case hex SHA-256 of a file.
std::string Sha256OfFile(const std::filesystem::path& file);

}  // namespace discreet::train
