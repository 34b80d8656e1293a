#include "classify/built_in.h"

extern "C" const std::byte discreet_classifier_begin[];
extern "C" const std::byte discreet_classifier_end[];

namespace discreet::classify {
namespace {

// A model that the build broke would finish no post; parity_test says so then.
PostClassifier LoadBuiltIn() {
  PostClassifier classifier;
  classifier.Load({discreet_classifier_begin, discreet_classifier_end});
  return classifier;
}

}  // namespace

const PostClassifier& BuiltInClassifier() {
  static const PostClassifier kClassifier = LoadBuiltIn();
  return kClassifier;
}

}  // namespace discreet::classify
