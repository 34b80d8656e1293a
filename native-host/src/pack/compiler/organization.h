#pragma once

#include <string>
#include <vector>

#include "discreet/rule_book.h"
#include "pack/compiler/number_shape.h"
#include "pack/compiler/problems.h"

namespace discreet {

// An organization's own words and numbers: organisation.yaml, as in shared/packs/README.md. The rules that
// they stand for are made by AddOrganizationRules.

struct OwnNumber {
  PlacedText shape;
  NumberShape read;
  SpanLabel label = SpanLabel::kMrn;
  std::vector<PlacedText> after;  // it counts only behind one of these words; empty: anywhere
};

enum class ContactKind : uint8_t { kPhone, kFax, kEmail, kAddress, kNpi };

struct OwnContact {
  ContactKind kind = ContactKind::kPhone;
  PlacedText text;
};

// A rule of the pack below that is to speak less.
struct Relaxation {
  PlacedText rule;
  bool off = false;
  Level cap = Level::kStop;
};

struct OrganizationSource {
  Place place;  // of the file
  std::vector<PlacedText> names;
  std::vector<PlacedText> units;
  std::vector<OwnNumber> numbers;
  std::vector<OwnContact> contacts;
  std::vector<Relaxation> relax;
};

}  // namespace discreet
