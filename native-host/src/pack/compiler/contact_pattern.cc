#include "pack/compiler/contact_pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <vector>

namespace discreet {
namespace {

// Short and long forms of a word in an address; in lower case.
constexpr const char* kForms[][2] = {
    {"street", "st"}, {"avenue", "ave"},    {"road", "rd"},  {"boulevard", "blvd"}, {"drive", "dr"},
    {"lane", "ln"},   {"court", "ct"},      {"place", "pl"}, {"highway", "hwy"},    {"parkway", "pkwy"},
    {"suite", "ste"}, {"building", "bldg"}, {"floor", "fl"}, {"square", "sq"},      {"circle", "cir"},
    {"north", "n"},   {"south", "s"},       {"east", "e"},   {"west", "w"}};

std::vector<std::string> Split(std::string_view text, std::string_view at) {
  std::vector<std::string> pieces(1);
  for (const char c : text) {
    if (at.find(c) == std::string_view::npos) {
      pieces.back() += c;
    } else if (!pieces.back().empty()) {
      pieces.emplace_back();
    }
  }
  if (pieces.back().empty()) pieces.pop_back();
  return pieces;
}

std::string PhonePattern(std::string_view text) {
  std::vector<std::string> groups = Split(text, "+() ./-");
  size_t digits = 0;
  for (const std::string& group : groups) digits += group.size();
  // A country's 1 may be missing, or be there: it is not part of the number in North America.
  if (groups.size() > 1 && digits == 11 && groups.front() == "1") groups.erase(groups.begin());
  std::string pattern = digits == 10 || digits == 11 ? R"((?:\+?1[-. \t]{0,2})?)" : R"(\+?)";
  for (size_t i = 0; i < groups.size(); ++i) {
    pattern += i == 0 ? R"(\(?)" : R"([-. \t()/]{0,3})";
    pattern += groups[i];
  }
  return pattern;
}

std::string WordPattern(const std::string& word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  for (const auto& [full, brief] : kForms) {
    if (lower == full || lower == brief || lower == std::string(brief) + ".")
      return std::string("(?:") + full + "|" + brief + R"(\.?))";
  }
  return RE2::QuoteMeta(word);
}

std::string AddressPattern(std::string_view text) {
  std::string pattern, ends;
  for (const std::string& piece : Split(text, ",")) {
    std::string words;
    for (const std::string& word : Split(piece, " ")) {
      if (!words.empty()) words += R"([ \t]{1,3})";
      words += WordPattern(word);
    }
    if (words.empty()) continue;
    pattern += pattern.empty() ? words : R"((?:[ \t,\n]{1,4})" + words;
    if (ends.empty() && pattern == words) continue;
    ends += ")?";
  }
  return pattern + ends;
}

}  // namespace

std::string ContactPattern(ContactKind kind, std::string_view text) {
  switch (kind) {
    case ContactKind::kPhone:
    case ContactKind::kFax:
      return PhonePattern(text);
    case ContactKind::kAddress:
      return AddressPattern(text);
    case ContactKind::kEmail:
    case ContactKind::kNpi:
      break;
  }
  return RE2::QuoteMeta(re2::StringPiece(text.data(), text.size()));
}

}  // namespace discreet
