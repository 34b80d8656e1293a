#pragma once

#include <string_view>

namespace discreet {

// Whether `text` tells an age of 90 to 125: the first number in it, in digits ("92-year-old") or in English
// or Spanish words ("ninety-two", "noventa y dos", "a hundred and three").
bool IsAgeOver89(std::string_view text);

// Whether `text` is a day that a calendar has, with its month: 3/14, 03-14-2021, 2021-03-14, 14.3.2021,
// "March 14th", "14 de marzo". Two numbers are read as month and day, as in the US; three also as day, month,
// year. A month without a day is none.
bool IsCalendarDate(std::string_view text);

}  // namespace discreet
