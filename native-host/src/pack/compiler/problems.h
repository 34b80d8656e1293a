#pragma once

#include <string>
#include <vector>

namespace discreet {

// Where in a pack's source something stands. Lines and columns count from 1; 0 for the file as a whole.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  auto operator<=>(const Place&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 on <=>
};

// A text of a pack's source and where it stands.
struct PlacedText {
  std::string text;
  Place place;
};

// Something wrong with a pack's source, and how to mend it.
struct Problem {
  Place place;
  std::string what;
  std::string mend;
  bool warning = false;  // a pack with warnings still builds
};

// "rules/phi.yaml:12:5: what; mend", with "warning: " before `what` for a warning.
std::string Describe(const Problem& problem);

// Everything that was found wrong, in no order.
class Problems {
 public:
  void Error(const Place& place, std::string what, std::string mend) {
    problems_.push_back({place, std::move(what), std::move(mend), false});
  }
  void Warn(const Place& place, std::string what, std::string mend) {
    problems_.push_back({place, std::move(what), std::move(mend), true});
  }

  size_t errors() const;
  size_t warnings() const { return problems_.size() - errors(); }

  // By file, line and column.
  std::vector<Problem> Sorted() const;

 private:
  std::vector<Problem> problems_;
};

}  // namespace discreet
