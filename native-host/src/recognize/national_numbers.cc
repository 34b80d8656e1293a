#include "recognize/national_numbers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace discreet {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'A' && c <= 'Z'; }
bool AllDigits(std::string_view text) { return std::all_of(text.begin(), text.end(), IsDigit); }
uint32_t Value(char digit) { return static_cast<uint32_t>(digit - '0'); }

// Precondition: at least as many digits as weights.
template <size_t kCount>
uint32_t WeightedSum(std::string_view digits, const std::array<uint32_t, kCount>& weights) {
  uint32_t sum = 0;
  for (size_t i = 0; i < kCount; ++i) sum += weights[i] * Value(digits[i]);
  return sum;
}

uint64_t NumberOf(std::string_view digits) {
  uint64_t value = 0;
  for (const char c : digits) value = value * 10 + Value(c);
  return value;
}

bool IsLuhn(std::string_view digits) {
  uint32_t sum = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    uint32_t digit = Value(digits[digits.size() - 1 - i]);
    if (i % 2 == 1) digit = digit < 5 ? digit * 2 : digit * 2 - 9;
    sum += digit;
  }
  return sum % 10 == 0;
}

// Day and month of a number that begins with a date of birth.
bool IsDayAndMonth(std::string_view day, std::string_view month) {
  const uint64_t d = NumberOf(day);
  const uint64_t m = NumberOf(month);
  return d >= 1 && d <= 31 && m >= 1 && m <= 12;
}

// 111111111 and its likes pass most sums and are no one's number.
bool IsOneDigitRepeated(std::string_view digits) {
  return std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits[0]; });
}

}  // namespace

bool IsNhsNumber(std::string_view number) {
  if (number.size() != 10 || !AllDigits(number) || IsOneDigitRepeated(number)) return false;
  constexpr std::array<uint32_t, 9> kWeights = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  const uint32_t check = (11 - WeightedSum(number, kWeights) % 11) % 11;
  return check == Value(number[9]);
}

bool IsCanadianSin(std::string_view number) {
  return number.size() == 9 && AllDigits(number) && number[0] != '0' && number[0] != '8' && IsLuhn(number);
}

bool IsAustralianMedicare(std::string_view number) {
  if ((number.size() != 10 && number.size() != 11) || !AllDigits(number)) return false;
  if (number[0] < '2' || number[0] > '6') return false;
  constexpr std::array<uint32_t, 8> kWeights = {1, 3, 7, 9, 1, 3, 7, 9};
  return WeightedSum(number, kWeights) % 10 == Value(number[8]);
}

bool IsAustralianTaxFile(std::string_view number) {
  if (number.size() != 9 || !AllDigits(number) || IsOneDigitRepeated(number)) return false;
  constexpr std::array<uint32_t, 9> kWeights = {1, 4, 3, 7, 5, 8, 6, 9, 10};
  return WeightedSum(number, kWeights) % 11 == 0;
}

bool IsAadhaar(std::string_view number) {
  if (number.size() != 12 || !AllDigits(number) || number[0] < '2') return false;
  // Verhoeff 1969: the dihedral group of order ten and the powers of one permutation.
  constexpr std::array<std::string_view, 10> kProduct = {
      "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
      "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"};
  constexpr std::array<std::string_view, 8> kPermutation = {"0123456789", "1576283094", "5803796142",
                                                            "8916043527", "9453126870", "4286573901",
                                                            "2793806415", "7046913258"};
  uint32_t check = 0;
  for (size_t i = 0; i < number.size(); ++i) {
    const uint32_t digit = Value(number[number.size() - 1 - i]);
    check = Value(kProduct[check][Value(kPermutation[i % 8][digit])]);
  }
  return check == 0;
}

bool IsSingaporeNric(std::string_view number) {
  if (number.size() != 9 || !AllDigits(number.substr(1, 7)) || !IsLetter(number[8])) return false;
  constexpr std::array<uint32_t, 7> kWeights = {2, 7, 6, 5, 4, 3, 2};
  const uint32_t sum = WeightedSum(number.substr(1), kWeights);
  switch (number[0]) {
    case 'S':
      return std::string_view("JZIHGFEDCBA")[sum % 11] == number[8];
    case 'T':
      return std::string_view("JZIHGFEDCBA")[(sum + 4) % 11] == number[8];
    case 'F':
      return std::string_view("XWUTRQPNMLK")[sum % 11] == number[8];
    case 'G':
      return std::string_view("XWUTRQPNMLK")[(sum + 4) % 11] == number[8];
    case 'M':
      return std::string_view("KLJNPQRTUWX")[10 - (sum + 3) % 11] == number[8];
    default:
      return false;
  }
}

bool IsSpanishNif(std::string_view number) {
  if (number.size() != 9 || !AllDigits(number.substr(1, 7)) || !IsLetter(number[8])) return false;
  uint64_t value = NumberOf(number.substr(1, 7));
  if (IsDigit(number[0])) {
    value += uint64_t{Value(number[0])} * 10'000'000;
  } else if (number[0] >= 'X' && number[0] <= 'Z') {
    value += static_cast<uint64_t>(number[0] - 'X') * 10'000'000;
  } else {
    return false;
  }
  return std::string_view("TRWAGMYFPDXBNJZSQVHLCKE")[value % 23] == number[8];
}

bool IsItalianFiscalCode(std::string_view number) {
  constexpr std::string_view kForm = "AAAAAA99A99A999A";
  if (number.size() != kForm.size()) return false;
  constexpr std::array<uint32_t, 26> kOdd = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                             20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  uint32_t sum = 0;
  for (size_t i = 0; i < number.size(); ++i) {
    const bool letter = IsLetter(number[i]);
    // Persons of one code get letters LMNPQRSTUV in place of digits, from the right.
    const bool stands_for_digit =
        letter && std::string_view("LMNPQRSTUV").find(number[i]) != std::string_view::npos;
    if (kForm[i] == 'A' ? !letter : !IsDigit(number[i]) && !stands_for_digit) return false;
    if (i + 1 == number.size()) break;
    const uint32_t value = letter ? static_cast<uint32_t>(number[i] - 'A') : Value(number[i]);
    sum += i % 2 == 0 ? kOdd[value] : value;
  }
  return static_cast<char>('A' + sum % 26) == number.back();
}

bool IsPesel(std::string_view number) {
  if (number.size() != 11 || !AllDigits(number) || IsOneDigitRepeated(number)) return false;
  constexpr std::array<uint32_t, 10> kWeights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
  // The century is in the month: 81-92 for 18xx, 01-12, 21-32, 41-52, 61-72.
  const uint64_t month = NumberOf(number.substr(2, 2)) % 20;
  const uint64_t day = NumberOf(number.substr(4, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
         (10 - WeightedSum(number, kWeights) % 10) % 10 == Value(number[10]);
}

bool IsFrenchSocialSecurity(std::string_view number) {
  if (number.size() != 15 || (number[0] != '1' && number[0] != '2')) return false;
  std::array<char, 15> digits{};
  std::copy(number.begin(), number.end(), digits.begin());
  // Corsica: 2A counts as 19, 2B as 18.
  if (digits[5] == '2' && (digits[6] == 'A' || digits[6] == 'B')) {
    digits[6] = digits[6] == 'A' ? '9' : '8';
    digits[5] = '1';
  }
  const std::string_view plain(digits.data(), digits.size());
  return AllDigits(plain) && 97 - NumberOf(plain.substr(0, 13)) % 97 == NumberOf(plain.substr(13));
}

bool IsDutchServiceNumber(std::string_view number) {
  if (number.size() != 9 || !AllDigits(number) || IsOneDigitRepeated(number)) return false;
  constexpr std::array<uint32_t, 9> kWeights = {9, 8, 7, 6, 5, 4, 3, 2, 10};  // 10 is -1 modulo 11
  return WeightedSum(number, kWeights) % 11 == 0;
}

bool IsSwedishPersonal(std::string_view number) {
  if (number.size() == 12) number.remove_prefix(2);
  if (number.size() != 10 || !AllDigits(number)) return false;
  return IsDayAndMonth(number.substr(4, 2), number.substr(2, 2)) && IsLuhn(number);
}

bool IsFinnishPersonal(std::string_view number) {
  // The sign of the century may be a letter.
  const size_t serial = number.size() - 4;
  if ((number.size() != 10 && number.size() != 11) || !AllDigits(number.substr(0, 6))) return false;
  if (!AllDigits(number.substr(serial, 3)) || !IsDayAndMonth(number.substr(0, 2), number.substr(2, 2)))
    return false;
  const uint64_t value = NumberOf(number.substr(0, 6)) * 1000 + NumberOf(number.substr(serial, 3));
  return std::string_view("0123456789ABCDEFHJKLMNPRSTUVWXY")[value % 31] == number.back();
}

bool IsBrazilianCpf(std::string_view number) {
  if (number.size() != 11 || !AllDigits(number) || IsOneDigitRepeated(number)) return false;
  constexpr std::array<uint32_t, 9> kFirst = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  constexpr std::array<uint32_t, 10> kSecond = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
  return WeightedSum(number, kFirst) * 10 % 11 % 10 == Value(number[9]) &&
         WeightedSum(number, kSecond) * 10 % 11 % 10 == Value(number[10]);
}

bool IsChileanRut(std::string_view number) {
  if (number.size() < 8 || number.size() > 9 || !AllDigits(number.substr(0, number.size() - 1))) return false;
  uint32_t sum = 0;
  for (size_t i = 0; i + 1 < number.size(); ++i)
    sum += Value(number[number.size() - 2 - i]) * static_cast<uint32_t>(2 + i % 6);
  return std::string_view("0K987654321")[sum % 11] == number.back();
}

bool IsGermanTaxNumber(std::string_view number) {
  if (number.size() != 11 || !AllDigits(number) || number[0] == '0') return false;
  uint32_t product = 10;
  for (size_t i = 0; i < 10; ++i) {
    const uint32_t sum = (Value(number[i]) + product) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (11 - product) % 10 == Value(number[10]);
}

bool IsSwissSocialSecurity(std::string_view number) {
  if (number.size() != 13 || !AllDigits(number) || !number.starts_with("756")) return false;
  constexpr std::array<uint32_t, 12> kWeights = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3};
  return (10 - WeightedSum(number, kWeights) % 10) % 10 == Value(number[12]);
}

bool IsChineseResident(std::string_view number) {
  if (number.size() != 18 || !AllDigits(number.substr(0, 17))) return false;
  if (!IsDayAndMonth(number.substr(12, 2), number.substr(10, 2))) return false;
  constexpr std::array<uint32_t, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  return std::string_view("10X98765432")[WeightedSum(number, kWeights) % 11] == number[17];
}

bool IsKoreanResident(std::string_view number) {
  if (number.size() != 13 || !AllDigits(number)) return false;
  if (!IsDayAndMonth(number.substr(4, 2), number.substr(2, 2))) return false;
  constexpr std::array<uint32_t, 12> kWeights = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
  return (11 - WeightedSum(number, kWeights) % 11) % 10 == Value(number[12]);
}

bool IsThaiCitizen(std::string_view number) {
  if (number.size() != 13 || !AllDigits(number) || number[0] == '0') return false;
  constexpr std::array<uint32_t, 12> kWeights = {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
  return (11 - WeightedSum(number, kWeights) % 11) % 10 == Value(number[12]);
}

}  // namespace discreet
