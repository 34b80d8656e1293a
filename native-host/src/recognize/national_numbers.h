#pragma once

#include <string_view>

namespace discreet {

// Numbers that states give to a person, by the check that each carries. `number` holds the digits and letters
// alone, letters in upper case. Pure. Each returns false for a number of another length.

bool IsNhsNumber(std::string_view number);             // England: 10 digits, weights 10-2, modulo 11
bool IsCanadianSin(std::string_view number);           // 9 digits, Luhn; 0 and 8 begin none
bool IsAustralianMedicare(std::string_view number);    // 10 or 11 digits, weights 1 3 7 9 1 3 7 9, modulo 10
bool IsAustralianTaxFile(std::string_view number);     // 9 digits, weights 1 4 3 7 5 8 6 9 10, modulo 11
bool IsAadhaar(std::string_view number);               // India: 12 digits, Verhoeff; 0 and 1 begin none
bool IsSingaporeNric(std::string_view number);         // S T F G M, 7 digits, check letter
bool IsSpanishNif(std::string_view number);            // 8 digits, or X Y Z and 7; letter by modulo 23
bool IsItalianFiscalCode(std::string_view number);     // 16 characters, check letter
bool IsPesel(std::string_view number);                 // Poland: 11 digits, weights 1 3 7 9, modulo 10
bool IsFrenchSocialSecurity(std::string_view number);  // 13 digits and key: 97 - number modulo 97
bool IsDutchServiceNumber(std::string_view number);    // 9 digits, weights 9-2 and -1, modulo 11
bool IsSwedishPersonal(std::string_view number);       // 10 or 12 digits, Luhn over the last 10
bool IsFinnishPersonal(std::string_view number);       // ddmmyy, 3 digits, letter or digit by modulo 31
bool IsBrazilianCpf(std::string_view number);          // 11 digits, two check digits by modulo 11
bool IsChileanRut(std::string_view number);            // 7 or 8 digits and check digit or K, modulo 11
bool IsGermanTaxNumber(std::string_view number);       // 11 digits, ISO 7064 modulo 11, 10
bool IsSwissSocialSecurity(std::string_view number);   // 756 and 10 digits, check digit as in EAN-13
bool IsChineseResident(std::string_view number);       // 17 digits and digit or X, ISO 7064 modulo 11-2
bool IsKoreanResident(std::string_view number);        // 13 digits, modulo 11
bool IsThaiCitizen(std::string_view number);           // 13 digits, weights 13-2, modulo 11

}  // namespace discreet
