#include "pack/compiler/problems.h"

#include <algorithm>

namespace discreet {

std::string Describe(const Problem& problem) {
  std::string text = problem.place.file;
  if (problem.place.line > 0) text += ":" + std::to_string(problem.place.line);
  if (problem.place.column > 0) text += ":" + std::to_string(problem.place.column);
  text += problem.warning ? ": warning: " : ": ";
  text += problem.what;
  if (!problem.mend.empty()) text += "; " + problem.mend;
  return text;
}

size_t Problems::errors() const {
  return static_cast<size_t>(std::count_if(problems_.begin(), problems_.end(),
                                           [](const Problem& problem) { return !problem.warning; }));
}

std::vector<Problem> Problems::Sorted() const {
  std::vector<Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Problem& a, const Problem& b) { return a.place < b.place; });
  return sorted;
}

}  // namespace discreet
