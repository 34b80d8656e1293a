#pragma once

#include "classify/post_classifier.h"

namespace discreet::classify {

// The classifier built into the program: shared/tables/post_classifier. Made at its first use, which reads no
// weight; lives as long as the program.
const PostClassifier& BuiltInClassifier();

}  // namespace discreet::classify
