#include "recognize/validators.h"

#include <gtest/gtest.h>

namespace discreet {
namespace {

struct Case {
  Validator validator;
  const char* text;
  bool passes;
  const char* why;
};

class Validators : public ::testing::TestWithParam<Case> {};

TEST_P(Validators, Decide) {
  const Case& c = GetParam();
  EXPECT_EQ(Passes(c.validator, c.text), c.passes) << c.text << ": " << c.why;
}

// Numbers are the published examples of their formats, or made from them.
INSTANTIATE_TEST_SUITE_P(
    Numbers, Validators,
    ::testing::Values(Case{Validator::kNone, "", true, "nothing asked"},
                      Case{Validator::kLuhn, "4111 1111 1111 1111", true, "the test card"},
                      Case{Validator::kLuhn, "4111-1111-1111-1112", false, "a wrong digit"},
                      Case{Validator::kLuhn, "4111x1111", false, "a letter"},
                      Case{Validator::kLuhn, "", false, "no digit"},
                      Case{Validator::kNpi, "1234567893", true, "the example of the NPI standard"},
                      Case{Validator::kNpi, "1234567890", false, "check digit"},
                      Case{Validator::kNpi, "3234567893", false, "begins with 1 or 2"},
                      Case{Validator::kNpi, "123456789", false, "nine digits"},
                      Case{Validator::kDea, "AB1234563", true, "1+3+5 + 2*(2+4+6) = 33"},
                      Case{Validator::kDea, "ab1234563", true, "in lower case"},
                      Case{Validator::kDea, "AB1234567", false, "check digit"},
                      Case{Validator::kDea, "A91234563", true, "a business address"},
                      Case{Validator::kDea, "WB1234563", false, "no such registrant"},
                      Case{Validator::kIban, "GB82 WEST 1234 5698 7654 32", true,
                           "the example of the registry"},
                      Case{Validator::kIban, "GB82 WEST 1234 5698 7654 33", false, "check digits"},
                      Case{Validator::kIban, "DE89370400440532013000", true, "without spaces"},
                      Case{Validator::kIban, "GB82", false, "too short"},
                      Case{Validator::kAba, "021000021", true, "a bank of district 2"},
                      Case{Validator::kAba, "021000022", false, "check digit"},
                      Case{Validator::kAba, "990000000", false, "no such district"},
                      Case{Validator::kVin, "1HGCM82633A004352", true, "the common example"},
                      Case{Validator::kVin, "1HGCM82633A004353", false, "check digit"},
                      Case{Validator::kVin, "1HGCM82633A00435O", false, "no letter O"},
                      Case{Validator::kVin, "1M8GDM9AXKP042788", true, "check digit X"},
                      Case{Validator::kSsnArea, "401-55-2382", true, "an area that is given out"},
                      Case{Validator::kSsnArea, "000-55-2382", false, "area 000"},
                      Case{Validator::kSsnArea, "666-55-2382", false, "area 666"},
                      Case{Validator::kSsnArea, "901-55-2382", false, "area 9xx"},
                      Case{Validator::kSsnArea, "401-00-2382", false, "group 00"},
                      Case{Validator::kSsnArea, "401-55-0000", false, "serial 0000"},
                      Case{Validator::kIpv4, "10.20.255.0", true, "four octets"},
                      Case{Validator::kIpv4, "10.20.256.0", false, "over 255"},
                      Case{Validator::kIpv4, "10.20.25", false, "three"},
                      Case{Validator::kIpv4, "10.20.25.1.", false, "a dot too many"},
                      Case{Validator::kIpv4, "10..25.1", false, "an empty octet"},
                      Case{Validator::kMbi, "1EG4-TE5-MK73", true, "the example of CMS"},
                      Case{Validator::kMbi, "1eg4te5mk73", true, "in lower case"},
                      Case{Validator::kMbi, "0EG4-TE5-MK73", false, "begins with 0"},
                      Case{Validator::kMbi, "1SG4-TE5-MK73", false, "S is not used"},
                      Case{Validator::kMbi, "1EG4-TE5-MK7", false, "ten characters"},
                      Case{Validator::kLuhn, "411111111111111111111111111111111111111111111111111111", false,
                           "no number is so long"}));

INSTANTIATE_TEST_SUITE_P(
    AgesAndDates, Validators,
    ::testing::Values(Case{Validator::kAgeOver89, "92-year-old", true, "digits"},
                      Case{Validator::kAgeOver89, "89", false, "89 may be told"},
                      Case{Validator::kAgeOver89, "90", true, "90 may not"},
                      Case{Validator::kAgeOver89, "126", false, "nobody has been"},
                      Case{Validator::kAgeOver89, "ninety-two", true, "words"},
                      Case{Validator::kAgeOver89, "Ninety", true, "a capital"},
                      Case{Validator::kAgeOver89, "in her nineties", true, "a decade"},
                      Case{Validator::kAgeOver89, "one hundred and three", true, "over a hundred"},
                      Case{Validator::kAgeOver89, "a hundred", true, "without the one"},
                      Case{Validator::kAgeOver89, "noventa y dos años", true, "Spanish"},
                      Case{Validator::kAgeOver89, "eighty-nine", false, "not over 89"},
                      Case{Validator::kAgeOver89, "two hundred", false, "nobody has been"},
                      Case{Validator::kAgeOver89, "señora", false, "no number"},
                      Case{Validator::kCalendarDate, "3/14", true, "month and day"},
                      Case{Validator::kCalendarDate, "24/7", false, "no month 24"},
                      Case{Validator::kCalendarDate, "2/30", false, "no such day"},
                      Case{Validator::kCalendarDate, "2/29", true, "in leap years"},
                      Case{Validator::kCalendarDate, "03-14-2021", true, "with a year"},
                      Case{Validator::kCalendarDate, "14.3.2021", true, "day first, with a year"},
                      Case{Validator::kCalendarDate, "2021-03-14", true, "ISO"},
                      Case{Validator::kCalendarDate, "2021-13-14", false, "no month 13"},
                      Case{Validator::kCalendarDate, "3/14/3021", false, "no year of ours"},
                      Case{Validator::kCalendarDate, "March 14th", true, "month in words"},
                      Case{Validator::kCalendarDate, "14 de marzo de 2021", true, "Spanish"},
                      Case{Validator::kCalendarDate, "Apr. 31", false, "no such day"},
                      Case{Validator::kCalendarDate, "March 2021", false, "a month is no day"},
                      Case{Validator::kCalendarDate, "1/2/3/4", false, "four numbers"}));

}  // namespace
}  // namespace discreet
