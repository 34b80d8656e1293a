#pragma once

namespace discreet {

// True in sanitizer builds. Their run-time maps memory, opens files and starts a program to print a report,
// so what forbids that is left out and told as degraded.
#ifdef DISCREET_SANITIZED
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace discreet
