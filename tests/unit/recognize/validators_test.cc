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

INSTANTIATE_TEST_SUITE_P(
    NumbersOfOtherCountries, Validators,
    ::testing::Values(
        Case{Validator::kNhs, "609 139 0996", true, "England"},
        Case{Validator::kNhs, "6091390997", false, "England, wrong"},
        Case{Validator::kCaSin, "297-299-752", true, "Canada"},
        Case{Validator::kCaSin, "297299753", false, "Canada, wrong"},
        Case{Validator::kAuMedicare, "2451 90733 1", true, "Australia, health card"},
        Case{Validator::kAuMedicare, "2451907341", false, "Australia, health card, wrong"},
        Case{Validator::kAuTfn, "232 686 563", true, "Australia, tax"},
        Case{Validator::kAuTfn, "232686564", false, "Australia, tax, wrong"},
        Case{Validator::kAadhaar, "2426 4628 8975", true, "India, two digits changed places"},
        Case{Validator::kAadhaar, "242646288957", false, "India, two digits changed places, wrong"},
        Case{Validator::kSgNric, "S3982597Z", true, "Singapore"},
        Case{Validator::kSgNric, "S3982597A", false, "Singapore, wrong"},
        Case{Validator::kSgNric, "g3982597q", true, "Singapore, foreigners"},
        Case{Validator::kSgNric, "S3982597Q", false, "Singapore, foreigners, wrong"},
        Case{Validator::kEsNif, "34786122W", true, "Spain"},
        Case{Validator::kEsNif, "34786122X", false, "Spain, wrong"},
        Case{Validator::kEsNif, "X-4913167-E", true, "Spain, foreigners"},
        Case{Validator::kEsNif, "Y4913167E", false, "Spain, foreigners, wrong"},
        Case{Validator::kItFiscal, "QLLMRW71B52F205K", true, "Italy"},
        Case{Validator::kItFiscal, "QLLMRW71B52F205L", false, "Italy, wrong"},
        Case{Validator::kPesel, "71020977379", true, "Poland"},
        Case{Validator::kPesel, "71020977378", false, "Poland, wrong"},
        Case{Validator::kFrNir, "2 71 02 75 394 983 55", true, "France"},
        Case{Validator::kFrNir, "271027539498356", false, "France, wrong"},
        Case{Validator::kNlBsn, "923597220", true, "Netherlands"},
        Case{Validator::kNlBsn, "923597221", false, "Netherlands, wrong"},
        Case{Validator::kSePersonal, "710214-4008", true, "Sweden"},
        Case{Validator::kSePersonal, "710214-4009", false, "Sweden, wrong"},
        Case{Validator::kFiPersonal, "140271-325E", true, "Finland"},
        Case{Validator::kFiPersonal, "140271-325F", false, "Finland, wrong"},
        Case{Validator::kBrCpf, "500.905.187-72", true, "Brazil"},
        Case{Validator::kBrCpf, "500.905.187-73", false, "Brazil, wrong"},
        Case{Validator::kClRut, "3.625.155-7", true, "Chile"},
        Case{Validator::kClRut, "3.625.155-8", false, "Chile, wrong"},
        Case{Validator::kDeTax, "81 397 054 826", true, "Germany"},
        Case{Validator::kDeTax, "81397054827", false, "Germany, wrong"},
        Case{Validator::kChAhv, "756.7535.4262.53", true, "Switzerland"},
        Case{Validator::kChAhv, "756.7535.4262.54", false, "Switzerland, wrong"},
        Case{Validator::kCnResident, "110105197102145038", true, "China"},
        Case{Validator::kCnResident, "110105197102145039", false, "China, wrong"},
        Case{Validator::kKrResident, "710214-2207031", true, "Korea"},
        Case{Validator::kKrResident, "710214-2207032", false, "Korea, wrong"},
        Case{Validator::kThCitizen, "1-3706-29651-85-5", true, "Thailand"},
        Case{Validator::kThCitizen, "1370629651854", false, "Thailand, wrong"},
        Case{Validator::kAadhaar, "12", false, "too short"}, Case{Validator::kAadhaar, "", false, "nothing"},
        Case{Validator::kAuMedicare, "12", false, "too short"},
        Case{Validator::kAuMedicare, "", false, "nothing"}, Case{Validator::kAuTfn, "12", false, "too short"},
        Case{Validator::kAuTfn, "", false, "nothing"}, Case{Validator::kBrCpf, "12", false, "too short"},
        Case{Validator::kBrCpf, "", false, "nothing"}, Case{Validator::kCaSin, "12", false, "too short"},
        Case{Validator::kCaSin, "", false, "nothing"}, Case{Validator::kChAhv, "12", false, "too short"},
        Case{Validator::kChAhv, "", false, "nothing"}, Case{Validator::kClRut, "12", false, "too short"},
        Case{Validator::kClRut, "", false, "nothing"}, Case{Validator::kCnResident, "12", false, "too short"},
        Case{Validator::kCnResident, "", false, "nothing"}, Case{Validator::kDeTax, "12", false, "too short"},
        Case{Validator::kDeTax, "", false, "nothing"}, Case{Validator::kEsNif, "12", false, "too short"},
        Case{Validator::kEsNif, "", false, "nothing"}, Case{Validator::kFiPersonal, "12", false, "too short"},
        Case{Validator::kFiPersonal, "", false, "nothing"}, Case{Validator::kFrNir, "12", false, "too short"},
        Case{Validator::kFrNir, "", false, "nothing"}, Case{Validator::kItFiscal, "12", false, "too short"},
        Case{Validator::kItFiscal, "", false, "nothing"},
        Case{Validator::kKrResident, "12", false, "too short"},
        Case{Validator::kKrResident, "", false, "nothing"}, Case{Validator::kNhs, "12", false, "too short"},
        Case{Validator::kNhs, "", false, "nothing"}, Case{Validator::kNlBsn, "12", false, "too short"},
        Case{Validator::kNlBsn, "", false, "nothing"}, Case{Validator::kPesel, "12", false, "too short"},
        Case{Validator::kPesel, "", false, "nothing"}, Case{Validator::kSePersonal, "12", false, "too short"},
        Case{Validator::kSePersonal, "", false, "nothing"},
        Case{Validator::kSgNric, "12", false, "too short"}, Case{Validator::kSgNric, "", false, "nothing"},
        Case{Validator::kThCitizen, "12", false, "too short"},
        Case{Validator::kThCitizen, "", false, "nothing"}));

INSTANTIATE_TEST_SUITE_P(
    AddressesOfTheNet, Validators,
    ::testing::Values(Case{Validator::kIpv6, "2001:db8::1", true, "a gap"},
                      Case{Validator::kIpv6, "::1", true, "the machine itself"},
                      Case{Validator::kIpv6, "2001:db8:85a3:0:0:8a2e:370:7334", true, "eight groups"},
                      Case{Validator::kIpv6, "::ffff:192.0.2.128", true, "IPv4 at the end"},
                      Case{Validator::kIpv6, "2001:db8::/32", true, "a prefix"},
                      Case{Validator::kIpv6, "2001::25de::cade", false, "two gaps"},
                      Case{Validator::kIpv6, "12:30:45", false, "a time of day"},
                      Case{Validator::kIpv6, "1:2:3:4:5:6:7:8:9", false, "nine groups"},
                      Case{Validator::kIpv6, "2001:db8::1/", false, "a prefix without length"},
                      Case{Validator::kIpv6, "12345::1", false, "five digits in a group"},
                      Case{Validator::kIpv6, "::", false, "nothing but the gap"},
                      Case{Validator::kIpv6, "face::b", false, "no digit: words"},
                      Case{Validator::kIpv6, "::300.1.1.1", false, "an octet over 255"},
                      Case{Validator::kIpv6, "1::2:3:4:5:6:7:8", false, "a gap of nothing"}));

INSTANTIATE_TEST_SUITE_P(
    IbanLengths, Validators,
    ::testing::Values(Case{Validator::kIban, "NL91 ABNA 0417 1643 00", true, "the length of its country"},
                      Case{Validator::kIban, "XX66 1234 5678 9012 34", false, "no such country"}));

}  // namespace
}  // namespace discreet
