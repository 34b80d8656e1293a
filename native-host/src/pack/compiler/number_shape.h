#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace discreet {

// The shape of an organization's own numbers, as an administrator writes it: 9 is a digit, A a capital
// letter, a any letter, both of A-Z; "?" behind the last sign says that it may be missing; anything else
// stands for itself, letters in any case. What comes before it is `begins`, which stands for itself whatever
// it is: begins "ACC-", shape "99999".
class NumberShape {
 public:
  // Empty, with what is wrong with the notation in `wrong`, for a shape that is none.
  static std::optional<NumberShape> Read(std::string_view begins, std::string_view shape, std::string& wrong);

  // A regular expression without groups.
  const std::string& pattern() const { return pattern_; }

  // A number of this shape; the same for the same `seed`.
  std::string Example(uint32_t seed) const;

  // How a number of this shape could be taken for something ordinary ("a date, as 11/27/26"), empty for not
  // at all. `labelled`: it counts only behind a word of its own, such as "MRN".
  std::string TakenFor(bool labelled) const;

 private:
  enum class Kind : uint8_t { kDigit, kCapital, kLetter, kItself };
  struct Sign {
    Kind kind;
    char itself = 0;  // kItself
  };

  void Add(Sign sign);

  std::vector<Sign> signs_;
  bool last_may_miss_ = false;
  std::string pattern_;
};

}  // namespace discreet
