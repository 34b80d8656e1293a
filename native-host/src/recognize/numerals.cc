#include "recognize/numerals.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace discreet {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// Bytes of words: ASCII letters and whatever is not ASCII.
bool IsWordByte(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// A run of digits or of letters.
struct Token {
  std::string_view text;
  bool number = false;
};

// At most eight: what is longer is no date and no age.
struct Tokens {
  std::array<Token, 8> all;
  size_t count = 0;
};

Tokens Split(std::string_view text) {
  Tokens tokens;
  for (size_t at = 0; at < text.size() && tokens.count < tokens.all.size();) {
    size_t end = at;
    const bool number = IsAsciiDigit(text[at]);
    if (number) {
      while (end < text.size() && IsAsciiDigit(text[end])) ++end;
    } else {
      while (end < text.size() && IsWordByte(text[end])) ++end;
    }
    if (end > at) tokens.all[tokens.count++] = {text.substr(at, end - at), number};
    at = end > at ? end : at + 1;
  }
  return tokens;
}

// Without regard to ASCII case; `lower` is in lower case.
bool Same(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != lower[i]) return false;
  }
  return true;
}

std::optional<uint32_t> NumberOf(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  uint32_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<uint32_t>(c - '0');
  return value;
}

struct Numeral {
  std::string_view word;
  uint32_t value;
};

constexpr Numeral kNumerals[] = {
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},      {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
    {"ninety", 90},  {"nineties", 90},  {"hundred", 100}, {"uno", 1},       {"un", 1},
    {"dos", 2},      {"tres", 3},       {"cuatro", 4},    {"cinco", 5},     {"seis", 6},
    {"siete", 7},    {"ocho", 8},       {"nueve", 9},     {"diez", 10},     {"once", 11},
    {"doce", 12},    {"trece", 13},     {"catorce", 14},  {"quince", 15},   {"noventa", 90},
    {"cien", 100},   {"ciento", 100},
};

uint32_t NumeralOf(std::string_view word) {
  for (const Numeral& numeral : kNumerals) {
    if (Same(word, numeral.word)) return numeral.value;
  }
  return 0;
}

struct Month {
  std::string_view word;
  uint32_t number;
};

constexpr Month kMonths[] = {
    {"january", 1},   {"jan", 1},   {"enero", 1},      {"february", 2},  {"feb", 2},       {"febrero", 2},
    {"march", 3},     {"mar", 3},   {"marzo", 3},      {"april", 4},     {"apr", 4},       {"abril", 4},
    {"may", 5},       {"mayo", 5},  {"june", 6},       {"jun", 6},       {"junio", 6},     {"july", 7},
    {"jul", 7},       {"julio", 7}, {"august", 8},     {"aug", 8},       {"agosto", 8},    {"september", 9},
    {"sept", 9},      {"sep", 9},   {"septiembre", 9}, {"october", 10},  {"oct", 10},      {"octubre", 10},
    {"november", 11}, {"nov", 11},  {"noviembre", 11}, {"december", 12}, {"dec", 12},      {"diciembre", 12},
    {"ene", 1},       {"abr", 4},   {"ago", 8},        {"dic", 12},      {"setiembre", 9},
};

uint32_t MonthOf(std::string_view word) {
  for (const Month& month : kMonths) {
    if (Same(word, month.word)) return month.number;
  }
  return 0;
}

bool IsDay(uint32_t month, uint32_t day) {
  constexpr uint32_t kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays[month - 1];
}

// Two digits, or a year of our times.
bool IsYear(std::string_view digits, uint32_t value) {
  return digits.size() == 2 || (digits.size() == 4 && value >= 1800 && value <= 2199);
}

bool IsNumericDate(const Tokens& tokens) {
  std::array<uint32_t, 3> n{};
  for (size_t i = 0; i < tokens.count; ++i) {
    const auto value = NumberOf(tokens.all[i].text);
    if (!value) return false;
    n[i] = *value;
  }
  if (tokens.count == 2) return IsDay(n[0], n[1]);
  if (tokens.all[0].text.size() == 4) return IsYear(tokens.all[0].text, n[0]) && IsDay(n[1], n[2]);
  return IsYear(tokens.all[2].text, n[2]) && (IsDay(n[0], n[1]) || IsDay(n[1], n[0]));
}

}  // namespace

bool IsAgeOver89(std::string_view text) {
  const Tokens tokens = Split(text);
  uint32_t spoken = 0;
  for (size_t i = 0; i < tokens.count; ++i) {
    const Token& token = tokens.all[i];
    if (token.number) {
      const auto age = NumberOf(token.text);
      return age && *age >= 90 && *age <= 125;
    }
    const uint32_t value = NumeralOf(token.text);
    // "a hundred", "one hundred": what stands before the hundred is its factor.
    spoken = value == 100 ? std::max(spoken, 1U) * 100 : spoken + value;
  }
  return spoken >= 90 && spoken <= 125;
}

bool IsCalendarDate(std::string_view text) {
  const Tokens tokens = Split(text);
  uint32_t month = 0;
  size_t numbers = 0;
  for (size_t i = 0; i < tokens.count; ++i) {
    if (tokens.all[i].number) {
      ++numbers;
    } else if (month == 0) {
      month = MonthOf(tokens.all[i].text);
    }
  }
  if (month == 0)
    return (tokens.count == 2 || tokens.count == 3) && numbers == tokens.count && IsNumericDate(tokens);
  for (size_t i = 0; i < tokens.count; ++i) {
    const auto day = tokens.all[i].number ? NumberOf(tokens.all[i].text) : std::nullopt;
    if (day && tokens.all[i].text.size() <= 2 && IsDay(month, *day)) return true;
  }
  return false;
}

}  // namespace discreet
