#include "recognize/validators.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "recognize/national_numbers.h"
#include "recognize/numerals.h"

namespace discreet {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAsciiLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool IsHexDigit(char c) { return IsAsciiDigit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }
char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
uint32_t Value(char digit) { return static_cast<uint32_t>(digit - '0'); }

// Letters and digits of a number as people write it, upper-cased, without what separates them. No number that
// is checked here has more than 34 characters; longer ones are no such number.
class Characters {
 public:
  explicit Characters(std::string_view text) {
    for (const char c : text) {
      if (!IsAsciiDigit(c) && !IsAsciiLetter(c)) continue;
      if (size_ == characters_.size()) {
        size_ = 0;
        return;
      }
      characters_[size_++] = Upper(c);
    }
  }
  std::string_view view() const { return {characters_.data(), size_}; }
  bool AllDigits() const { return size_ > 0 && std::all_of(view().begin(), view().end(), IsAsciiDigit); }

 private:
  std::array<char, 34> characters_{};
  size_t size_ = 0;
};

// ISO/IEC 7812-1: from the right, every second digit doubled, digits of the products added.
bool IsLuhn(std::string_view digits, uint32_t start = 0) {
  uint32_t sum = start;
  for (size_t i = 0; i < digits.size(); ++i) {
    uint32_t digit = Value(digits[digits.size() - 1 - i]);
    if (i % 2 == 1) digit = digit < 5 ? digit * 2 : digit * 2 - 9;
    sum += digit;
  }
  return sum % 10 == 0;
}

bool IsCardNumber(std::string_view text) {
  const Characters number(text);
  return number.AllDigits() && number.view().size() > 1 && IsLuhn(number.view());
}

// 45 CFR 162.406: ten digits, check digit by Luhn over 80840 and the number; the constant part of that sum
// is 24.
bool IsNpi(std::string_view text) {
  const Characters number(text);
  return number.AllDigits() && number.view().size() == 10 &&
         (number.view()[0] == '1' || number.view()[0] == '2') && IsLuhn(number.view(), 24);
}

// Registrant type, first letter of the name (9 for a business address), six digits, check digit.
bool IsDea(std::string_view text) {
  const Characters number(text);
  const std::string_view n = number.view();
  if (n.size() != 9 || std::string_view("ABCDEFGHJKLMPRSTUX").find(n[0]) == std::string_view::npos)
    return false;
  if (!IsAsciiLetter(n[1]) && n[1] != '9') return false;
  if (!std::all_of(n.begin() + 2, n.end(), IsAsciiDigit)) return false;
  const uint32_t odd = Value(n[2]) + Value(n[4]) + Value(n[6]);
  const uint32_t even = Value(n[3]) + Value(n[5]) + Value(n[7]);
  return (odd + 2 * even) % 10 == Value(n[8]);
}

// Length of the numbers of a country, from the registry of SWIFT (release 99); 0 for a country that has none.
size_t IbanLength(std::string_view country) {
  constexpr std::string_view kLengths[] = {
      "AD24", "AE23", "AL28", "AT20", "AZ28", "BA20", "BE16", "BG22", "BH22", "BI27", "BR29", "BY28", "CH21",
      "CR22", "CY28", "CZ24", "DE22", "DJ27", "DK18", "DO28", "EE20", "EG29", "ES24", "FI18", "FK18", "FO18",
      "FR27", "GB22", "GE22", "GI23", "GL18", "GR27", "GT28", "HN28", "HR21", "HU28", "IE22", "IL23", "IQ23",
      "IS26", "IT27", "JO30", "KW30", "KZ20", "LB28", "LC32", "LI21", "LT20", "LU20", "LV21", "LY25", "MC27",
      "MD24", "ME22", "MK19", "MN20", "MR27", "MT31", "MU30", "NI28", "NL18", "NO15", "OM23", "PK24", "PL28",
      "PS29", "PT25", "QA29", "RO24", "RS22", "RU33", "SA24", "SC31", "SD18", "SE24", "SI19", "SK24", "SM27",
      "SO23", "ST25", "SV28", "TL23", "TN24", "TR26", "UA29", "VA22", "VG24", "XK20", "YE30"};
  for (const std::string_view entry : kLengths) {
    if (entry.substr(0, 2) == country) return Value(entry[2]) * 10 + Value(entry[3]);
  }
  return 0;
}

// ISO 13616: country and check digits moved to the end, letters as 10-35, the remainder by 97 is 1.
bool IsIban(std::string_view text) {
  const Characters number(text);
  const std::string_view n = number.view();
  if (n.size() < 15 || !IsAsciiLetter(n[0]) || !IsAsciiLetter(n[1]) || !IsAsciiDigit(n[2]) ||
      !IsAsciiDigit(n[3])) {
    return false;
  }
  if (IbanLength(n.substr(0, 2)) != n.size()) return false;
  uint32_t remainder = 0;
  for (size_t i = 0; i < n.size(); ++i) {
    const char c = n[(i + 4) % n.size()];
    const uint32_t value = IsAsciiDigit(c) ? Value(c) : static_cast<uint32_t>(c - 'A') + 10;
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
  }
  return remainder == 1;
}

// Routing number of a US bank: weights 3, 7, 1; the first two digits are a Federal Reserve district or its
// likes.
bool IsAba(std::string_view text) {
  const Characters number(text);
  const std::string_view n = number.view();
  if (n.size() != 9 || !number.AllDigits()) return false;
  const uint32_t district = Value(n[0]) * 10 + Value(n[1]);
  const bool known = (district >= 1 && district <= 12) || (district >= 21 && district <= 32) ||
                     (district >= 61 && district <= 72) || district == 80;
  uint32_t sum = 0;
  constexpr uint32_t kWeights[] = {3, 7, 1};
  for (size_t i = 0; i < n.size(); ++i) sum += kWeights[i % 3] * Value(n[i]);
  return known && sum % 10 == 0;
}

// 49 CFR 565.15(c): 17 characters without I, O, Q; the ninth is the weighted sum's remainder by 11.
bool IsVin(std::string_view text) {
  const Characters number(text);
  const std::string_view n = number.view();
  if (n.size() != 17) return false;
  constexpr std::string_view kLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  constexpr std::string_view kValues = "12345678123457923456789";
  constexpr uint32_t kWeights[] = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  uint32_t sum = 0;
  for (size_t i = 0; i < n.size(); ++i) {
    const size_t letter = kLetters.find(n[i]);
    if (!IsAsciiDigit(n[i]) && letter == std::string_view::npos) return false;
    sum += kWeights[i] * (IsAsciiDigit(n[i]) ? Value(n[i]) : Value(kValues[letter]));
  }
  const uint32_t check = sum % 11;
  return n[8] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

// Social Security Administration: areas 000, 666 and 900-999, group 00 and serial 0000 are never given out.
bool IsSsn(std::string_view text) {
  const Characters number(text);
  const std::string_view n = number.view();
  if (n.size() != 9 || !number.AllDigits()) return false;
  const std::string_view area = n.substr(0, 3);
  return area != "000" && area != "666" && area[0] != '9' && n.substr(3, 2) != "00" && n.substr(5) != "0000";
}

bool IsIpv4(std::string_view text) {
  uint32_t octets = 0;
  while (octets < 4) {
    const size_t dot = octets < 3 ? text.find('.') : text.size();
    if (dot == std::string_view::npos || dot == 0 || dot > 3) return false;
    uint32_t value = 0;
    for (const char c : text.substr(0, dot)) {
      if (!IsAsciiDigit(c)) return false;
      value = value * 10 + Value(c);
    }
    if (value > 255) return false;
    ++octets;
    text.remove_prefix(std::min(dot + 1, text.size()));
  }
  return text.empty();
}

// Number of 16-bit groups in a part of an IPv6 address that has no "::"; the last may be written as IPv4 and
// counts as two. nullopt when it is no such part.
std::optional<size_t> GroupsIn(std::string_view part, bool may_end_in_ipv4) {
  size_t groups = 0;
  while (!part.empty()) {
    const size_t colon = part.find(':');
    const std::string_view group = part.substr(0, colon);
    if (colon == std::string_view::npos && may_end_in_ipv4 && IsIpv4(group)) return groups + 2;
    if (group.empty() || group.size() > 4 || !std::all_of(group.begin(), group.end(), IsHexDigit))
      return std::nullopt;
    ++groups;
    if (colon == std::string_view::npos) return groups;
    part.remove_prefix(colon + 1);
    if (part.empty()) return std::nullopt;
  }
  return groups;
}

// RFC 4291, section 2.2, with an optional prefix length. An address without any digit ("::", "a::b") is left
// out: it is more often something else.
bool IsIpv6(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const std::string_view bits = text.substr(slash + 1);
    if (bits.empty() || bits.size() > 3 || !std::all_of(bits.begin(), bits.end(), IsAsciiDigit)) return false;
    text = text.substr(0, slash);
  }
  if (std::none_of(text.begin(), text.end(), IsAsciiDigit)) return false;
  const size_t gap = text.find("::");
  if (gap == std::string_view::npos) return GroupsIn(text, true) == size_t{8};
  const auto before = GroupsIn(text.substr(0, gap), false);
  const auto after = GroupsIn(text.substr(gap + 2), true);
  return before && after && *before + *after < 8;
}

// CMS, "Understanding the new Medicare beneficiary identifier format": 11 characters; C 1-9, N 0-9, A a
// letter but S L O I B Z, E either.
bool IsMbi(std::string_view text) {
  const Characters number(text);
  const std::string_view n = number.view();
  constexpr std::string_view kForm = "CAENAENAANN";
  if (n.size() != kForm.size()) return false;
  for (size_t i = 0; i < n.size(); ++i) {
    const bool digit = IsAsciiDigit(n[i]);
    const bool letter = !digit && std::string_view("SLOIBZ").find(n[i]) == std::string_view::npos;
    const char form = kForm[i];
    if (form == 'C' && (!digit || n[i] == '0')) return false;
    if (form == 'N' && !digit) return false;
    if (form == 'A' && !letter) return false;
    if (form == 'E' && !digit && !letter) return false;
  }
  return true;
}

// `number`: letters and digits alone, upper-cased.
bool PassesNational(Validator validator, std::string_view number) {
  switch (validator) {
    case Validator::kNhs:
      return IsNhsNumber(number);
    case Validator::kCaSin:
      return IsCanadianSin(number);
    case Validator::kAuMedicare:
      return IsAustralianMedicare(number);
    case Validator::kAuTfn:
      return IsAustralianTaxFile(number);
    case Validator::kAadhaar:
      return IsAadhaar(number);
    case Validator::kSgNric:
      return IsSingaporeNric(number);
    case Validator::kEsNif:
      return IsSpanishNif(number);
    case Validator::kItFiscal:
      return IsItalianFiscalCode(number);
    case Validator::kPesel:
      return IsPesel(number);
    case Validator::kFrNir:
      return IsFrenchSocialSecurity(number);
    case Validator::kNlBsn:
      return IsDutchServiceNumber(number);
    case Validator::kSePersonal:
      return IsSwedishPersonal(number);
    case Validator::kFiPersonal:
      return IsFinnishPersonal(number);
    case Validator::kBrCpf:
      return IsBrazilianCpf(number);
    case Validator::kClRut:
      return IsChileanRut(number);
    case Validator::kDeTax:
      return IsGermanTaxNumber(number);
    case Validator::kChAhv:
      return IsSwissSocialSecurity(number);
    case Validator::kCnResident:
      return IsChineseResident(number);
    case Validator::kKrResident:
      return IsKoreanResident(number);
    case Validator::kThCitizen:
      return IsThaiCitizen(number);
    default:
      return false;
  }
}

}  // namespace

bool Passes(Validator validator, std::string_view text) {
  switch (validator) {
    case Validator::kNone:
      return true;
    case Validator::kLuhn:
      return IsCardNumber(text);
    case Validator::kNpi:
      return IsNpi(text);
    case Validator::kDea:
      return IsDea(text);
    case Validator::kIban:
      return IsIban(text);
    case Validator::kAba:
      return IsAba(text);
    case Validator::kVin:
      return IsVin(text);
    case Validator::kSsnArea:
      return IsSsn(text);
    case Validator::kIpv4:
      return IsIpv4(text);
    case Validator::kAgeOver89:
      return IsAgeOver89(text);
    case Validator::kCalendarDate:
      return IsCalendarDate(text);
    case Validator::kMbi:
      return IsMbi(text);
    case Validator::kIpv6:
      return IsIpv6(text);
    default:
      return PassesNational(validator, Characters(text).view());
  }
}

}  // namespace discreet
