#include "pack/compiler/number_shape.h"

#include <re2/re2.h>

#include <algorithm>

namespace discreet {
namespace {

constexpr size_t kMostSigns = 40;
// So few signs tell one patient from the next nowhere.
constexpr int64_t kFewestOpen = 4;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What numbers in posts usually are. A shape that fits one of them would mark it every time.
struct Ordinary {
  const char* number;
  const char* what;
};
constexpr Ordinary kOrdinary[] = {{"2026-11-27", "a date"},
                                  {"11/27/2026", "a date"},
                                  {"11/27/26", "a date"},
                                  {"27.11.2026", "a date"},
                                  {"11-27-26", "a date"},
                                  {"11-27-2026", "a date"},
                                  {"2026/11/27", "a date"},
                                  {"20261127", "a date"},
                                  {"27NOV2026", "a date"},
                                  {"2026-27", "a season"},
                                  {"2025-2026", "a span of years"},
                                  {"1998", "a year"},
                                  {"07:30", "a time"},
                                  {"19:00-07:30", "a time"},
                                  {"555-0100", "a phone number"},
                                  {"207-555-0100", "a phone number"},
                                  {"207.555.0100", "a phone number"},
                                  {"(207) 555-0100", "a phone number"},
                                  {"2075550100", "a phone number"},
                                  {"1-800-555-0100", "a phone number"},
                                  {"12075550100", "a phone number"},
                                  {"62701", "a ZIP code"},
                                  {"62701-4410", "a ZIP code"},
                                  {"K1A 0B1", "a postal code"},
                                  {"SW1A 1AA", "a postal code"},
                                  {"120/80", "a blood pressure"},
                                  {"98.6", "a temperature"},
                                  {"500mg", "a dose"},
                                  {"0.5mg", "a dose"},
                                  {"1000mL", "a dose"},
                                  {"$1,200", "money"},
                                  {"12,500", "a count"},
                                  {"10000", "a count"},
                                  {"B12", "a vitamin"},
                                  {"T2DM", "a diagnosis"},
                                  {"G2P1", "a history"},
                                  {"H1N1", "a virus"},
                                  {"COVID-19", "a virus"},
                                  {"E11.9", "a code of a diagnosis"},
                                  {"F32.1", "a code of a diagnosis"},
                                  {"A1C", "a test"},
                                  {"4W", "a ward"},
                                  {"ICU-3", "a bed"},
                                  {"R204", "a room"},
                                  {"I-80", "a road"},
                                  {"US-101", "a road"},
                                  {"DL1234", "a flight"},
                                  {"UA204", "a flight"},
                                  {"AB 1234", "a bill or a flight"},
                                  {"HB1557", "a bill"},
                                  {"10K", "a race"},
                                  {"PS5", "a product"},
                                  {"A320", "a product"},
                                  {"MP3", "a product"}};

}  // namespace

void NumberShape::Add(Sign sign) {
  signs_.push_back(sign);
  switch (sign.kind) {
    case Kind::kDigit:
      pattern_ += "[0-9]";
      break;
    case Kind::kCapital:
      pattern_ += "[A-Z]";
      break;
    case Kind::kLetter:
      pattern_ += "[A-Za-z]";
      break;
    case Kind::kItself:
      pattern_ += IsLetter(sign.itself) ? std::string("(?i:") + sign.itself + ")"
                                        : RE2::QuoteMeta(re2::StringPiece(&sign.itself, 1));
      break;
  }
}

std::optional<NumberShape> NumberShape::Read(std::string_view begins, std::string_view shape,
                                             std::string& wrong) {
  NumberShape read;
  const std::string all = std::string(begins) + std::string(shape);
  if (std::any_of(all.begin(), all.end(), [](char c) { return c < ' ' || c > '~'; })) {
    wrong = "holds a sign that is no plain letter, digit or sign";
  } else if (all.size() > kMostSigns) {
    wrong = "has over 40 signs";
  } else if (begins.starts_with(' ') || shape.empty() || shape.starts_with(' ') || shape.ends_with(' ')) {
    wrong = "is empty, or begins or ends with a blank";
  }
  for (const char c : begins) read.Add({Kind::kItself, c});
  for (size_t i = 0; i < shape.size() && wrong.empty(); ++i) {
    const char c = shape[i];
    if (c == '?') {
      if (i + 1 != shape.size() || i == 0) wrong = "has a ? that is not behind the last sign";
      read.last_may_miss_ = true;
    } else {
      read.Add(c == '9'   ? Sign{Kind::kDigit}
               : c == 'A' ? Sign{Kind::kCapital}
               : c == 'a' ? Sign{Kind::kLetter}
                          : Sign{Kind::kItself, c});
    }
  }
  if (!wrong.empty()) return std::nullopt;
  if (read.last_may_miss_) read.pattern_ += '?';
  return read;
}

std::string NumberShape::Example(uint32_t seed) const {
  std::string example;
  for (const Sign& sign : signs_) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    const uint32_t drawn = seed >> 16U;
    example += sign.kind == Kind::kItself  ? sign.itself
               : sign.kind == Kind::kDigit ? static_cast<char>('0' + drawn % 10)
                                           : "KTRWMZ"[drawn % 6];
  }
  return example;
}

std::string NumberShape::TakenFor(bool labelled) const {
  const auto open = std::count_if(signs_.begin(), signs_.end(),
                                  [](const Sign& sign) { return sign.kind != Kind::kItself; }) -
                    (last_may_miss_ ? 1 : 0);
  const auto letter = [](const Sign& sign) {
    return sign.kind == Kind::kCapital || sign.kind == Kind::kLetter || IsLetter(sign.itself);
  };
  const auto digit = [](const Sign& sign) { return sign.kind == Kind::kDigit || IsDigit(sign.itself); };
  if (open < kFewestOpen)
    return "has " + std::to_string(open) + " places that differ, too few to tell one person from another";
  if (labelled) return "";
  if (std::none_of(signs_.begin(), signs_.end(), digit)) return "is made of letters only, as words are";
  const RE2 pattern(pattern_, RE2::Quiet);
  for (const Ordinary& each : kOrdinary) {
    if (RE2::FullMatch(each.number, pattern))
      return std::string("is also ") + each.what + ", as " + each.number;
  }
  if (std::none_of(signs_.begin(), signs_.end(), letter))
    return "has no letter: any order, parcel or phone could have such a number";
  return "";
}

}  // namespace discreet
