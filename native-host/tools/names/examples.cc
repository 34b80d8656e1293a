#include "names/examples.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "text/utf8.h"

namespace discreet::train {
namespace {

using Digest = std::array<unsigned char, 32>;

Digest Sha256(const std::string& bytes) {
  Digest digest{};
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  return digest;
}

std::optional<names::NameKind> KindOf(const std::string& label) {
  if (label == "NAME") return names::NameKind::kPerson;
  if (label == "LOCATION") return names::NameKind::kLocation;
  if (label == "ORG") return names::NameKind::kOrganization;
  return std::nullopt;
}

// Byte offset of each code point of `text`, and of its end.
std::vector<uint32_t> ByteOffsets(const std::string& text) {
  std::vector<uint32_t> offsets;
  for (uint32_t at = 0; at < text.size(); at += DecodeAt(text, at).length) offsets.push_back(at);
  offsets.push_back(static_cast<uint32_t>(text.size()));
  return offsets;
}

Example ReadRow(const nlohmann::json& row) {
  Example example;
  example.text = row.at("text");
  const auto offsets = ByteOffsets(example.text);
  for (const auto& span : row.at("spans")) {
    const auto kind = KindOf(span.at("label"));
    if (!kind) continue;
    example.gold.push_back({offsets.at(span.at("start").get<size_t>()),
                            offsets.at(span.at("end").get<size_t>()), *kind, span.value("optional", false)});
  }
  return example;
}

}  // namespace

std::vector<Example> ReadEvenHalf(const std::filesystem::path& file, const std::string& source,
                                  uint32_t folds) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<Example> examples;
  size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    try {
      const auto row = nlohmann::json::parse(line);
      const Digest digest = Sha256(row.at("id").get<std::string>());
      if (digest[0] % 2 != 0) continue;
      Example example = ReadRow(row);
      example.id = row.at("id");
      example.source = source;
      example.fold = digest[1] % folds;
      examples.push_back(std::move(example));
    } catch (const std::exception& error) {
      // Not error.what(): it may hold the row's text.
      throw std::runtime_error(file.string() + ":" + std::to_string(number) +
                               ": not a row with id, text and spans");
    }
  }
  return examples;
}

std::string Sha256OfFile(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream bytes;
  bytes << in.rdbuf();
  std::string hex;
  for (const unsigned char byte : Sha256(bytes.str())) {
    hex += "0123456789abcdef"[byte >> 4U];
    hex += "0123456789abcdef"[byte & 15U];
  }
  return hex;
}

}  // namespace discreet::train
