#include "policy/setting_form.h"

#include <gtest/gtest.h>

#include <string>

namespace discreet {
namespace {

TEST(SettingForm, TakesAndRefuses) {
  const std::string digest(64, 'a');
  const struct {
    SettingForm form;
    std::string text;
    bool good;
  } cases[] = {
      {SettingForm::kAny, "señora 💙", true},
      {SettingForm::kSha256, digest, true},
      {SettingForm::kSha256, std::string(64, 'F'), true},
      {SettingForm::kSha256, digest + "a", false},
      {SettingForm::kSha256, digest.substr(1) + "g", false},
      {SettingForm::kState, "OH", true},
      {SettingForm::kState, "oh", false},
      {SettingForm::kState, "Ohio", false},
      {SettingForm::kState, "Ö", false},
      {SettingForm::kCounty, "39049", true},
      {SettingForm::kCounty, "3904", false},
      {SettingForm::kCounty, "3904O", false},
      {SettingForm::kHours, "22:00-05:00", true},
      {SettingForm::kHours, "00:00-23:59", true},
      {SettingForm::kHours, "24:00-05:00", false},
      {SettingForm::kHours, "22:60-05:00", false},
      {SettingForm::kHours, "22:00 05:00", false},
      {SettingForm::kHours, "22-5", false},
      {SettingForm::kUrl, "https://help.example.org/discreet?from=card#top", true},
      {SettingForm::kUrl, "https://", false},
      {SettingForm::kUrl, "https:///etc", false},
      {SettingForm::kUrl, "http://help.example.org", false},
      {SettingForm::kUrl, "javascript:alert(1)", false},
      {SettingForm::kUrl, "https://help.example.org/ x", false},
      {SettingForm::kUrl, "https://añadir.example", false},
  };
  for (const auto& c : cases) EXPECT_EQ(HasForm(c.text, c.form), c.good) << c.text;
}

TEST(SettingForm, SaysHowToMendEveryForm) {
  for (const auto form : {SettingForm::kSha256, SettingForm::kState, SettingForm::kCounty,
                          SettingForm::kHours, SettingForm::kUrl}) {
    EXPECT_FALSE(FormMend(form).empty());
  }
}

}  // namespace
}  // namespace discreet
