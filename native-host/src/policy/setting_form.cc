#include "policy/setting_form.h"

#include <algorithm>

namespace discreet {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// "22:00".
bool IsTime(std::string_view text) {
  if (text.size() != 5 || !IsDigit(text[0]) || !IsDigit(text[1]) || text[2] != ':' || !IsDigit(text[3]) ||
      !IsDigit(text[4])) {
    return false;
  }
  return (text[0] - '0') * 10 + (text[1] - '0') < 24 && text[3] < '6';
}

// An address that a browser opens without running anything.
bool IsWebAddress(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  return text.starts_with(kScheme) && text.size() > kScheme.size() && text[kScheme.size()] != '/' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\\'; });
}

}  // namespace

bool HasForm(std::string_view text, SettingForm form) {
  switch (form) {
    case SettingForm::kAny:
      return true;
    case SettingForm::kSha256:
      return text.size() == 64 && std::all_of(text.begin(), text.end(), IsHex);
    case SettingForm::kState:
      return text.size() == 2 && std::all_of(text.begin(), text.end(), IsCapital);
    case SettingForm::kCounty:
      return text.size() == 5 && std::all_of(text.begin(), text.end(), IsDigit);
    case SettingForm::kHours:
      return text.size() == 11 && text[5] == '-' && IsTime(text.substr(0, 5)) && IsTime(text.substr(6));
    case SettingForm::kUrl:
      return IsWebAddress(text);
  }
  return false;
}

std::string_view FormMend(SettingForm form) {
  switch (form) {
    case SettingForm::kAny:
      return "";
    case SettingForm::kSha256:
      return "use the 64 hexadecimal digits of a SHA-256";
    case SettingForm::kState:
      return "use two capital letters such as OH";
    case SettingForm::kCounty:
      return "use the five digits of a FIPS county code such as 39049";
    case SettingForm::kHours:
      return "use hours such as 22:00-05:00";
    case SettingForm::kUrl:
      return "use an address that begins with https://";
  }
  return "";
}

}  // namespace discreet
