#pragma once

#include <optional>

#include "assess/described_person.h"
#include "assess/whose_words.h"

namespace discreet {

// Ages and sex as one part tells them of the patient, put together over all parts.
class ToldTraits {
 public:
  void Read(const WhoseWords& words);

  // The age told most closely; what else was said narrows it where both can be true, and is somebody else's
  // age where not.
  std::optional<AgeRange> age() const;
  // As a noun or a letter beside the age says; else as pronouns say where they agree.
  Sex sex() const;

 private:
  struct ToldAge {
    AgeRange range;
    uint32_t words = 1;
    Sex sex = Sex::kUnknown;
  };
  static constexpr size_t kMostAges = 8;

  std::optional<ToldAge> AgeAt(const WhoseWords& words, uint32_t i) const;
  void Add(AgeRange range);

  AgeRange ages_[kMostAges] = {};
  size_t age_count_ = 0;
  Sex named_ = Sex::kUnknown;
  bool he_ = false;
  bool she_ = false;
};

}  // namespace discreet
