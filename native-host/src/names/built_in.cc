#include "names/built_in.h"

#include "tables/built_in.h"

extern "C" const std::byte discreet_names_begin[];
extern "C" const std::byte discreet_names_end[];

namespace discreet::names {
namespace {

// A model that the build broke would find nothing at all; names_model_test says so then.
NamesModel LoadBuiltIn() {
  NamesModel model;
  model.Load({discreet_names_begin, discreet_names_end});
  return model;
}

}  // namespace

const NameTagger& BuiltInTagger() {
  static const NamesModel kModel = LoadBuiltIn();
  static const NameTagger kTagger(BuiltInTables(), kModel);
  return kTagger;
}

}  // namespace discreet::names
