#pragma once

#include <optional>
#include <string_view>

#include "discreet/verdict.h"

namespace discreet {

// What the command line says to people, in English or Spanish ("es", "es-MX"; anything else is English). The
// same words as in the extension.
struct Phrases {
  std::string_view checked;         // nothing to look at
  std::string_view partly_checked;  // some rules did not run; their ids follow
  std::string_view other_language;  // neither English nor Spanish
  std::string_view not_checked;     // a reason follows
  std::string_view after_changes;
  std::string_view afterwards;  // before a level
  std::string_view more;        // findings beyond the list
  std::string_view who_could_tell;
  std::string_view instead;  // of an offered text: it takes the place of the post
  std::string_view at_end;   // or follows it

  std::string_view Level(discreet::Level level) const;
  std::string_view Reason(NotCheckedReason reason) const;
  std::string_view Size(GroupSize size) const;

  bool spanish = false;
};

const Phrases& PhrasesFor(std::string_view locale);

}  // namespace discreet
