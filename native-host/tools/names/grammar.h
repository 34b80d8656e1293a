#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "names/examples.h"
#include "names/lexicon.h"

namespace discreet::train {

// Draws names as people bear them, and writes posts from frames.
class Grammar {
 public:
  // `frames`: native-host/tools/names/frames.txt. Throws std::runtime_error when it cannot be read or names a
  // slot that does not exist. `lexicon` must outlive the grammar.
  Grammar(const Lexicon& lexicon, const std::filesystem::path& frames);

  // `each` posts of every frame.
  std::vector<Example> Posts(uint32_t each, std::mt19937& random) const;

  // A copy of `example` with each person's and place's name changed for another of its form.
  Example Substitute(const Example& example, std::mt19937& random) const;

 private:
  std::string First(std::mt19937& random) const;
  std::string Last(std::mt19937& random) const;
  std::string Full(std::mt19937& random) const;
  std::string Person(std::mt19937& random) const;
  std::string Place(std::mt19937& random) const;
  std::string Organization(std::mt19937& random) const;
  std::string Hospital(std::mt19937& random) const;
  void Fill(const std::string& slot, std::mt19937& random, Example& out) const;

  const Lexicon& lexicon_;
  std::vector<std::string> frames_;
  std::vector<double> first_sums_;  // running sums of the weights of first_names
};

}  // namespace discreet::train
