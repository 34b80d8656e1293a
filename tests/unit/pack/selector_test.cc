#include "pack/compiler/selector.h"

#include <gtest/gtest.h>

namespace discreet {
namespace {

TEST(Selector, TakesPlainSelectors) {
  for (const char* selector :
       {"", "textarea", "#post", ".composer > button.send", "div[role=\"textbox\"]",
        "[contenteditable=\"\"], textarea", "button[aria-label^='Post / reply' i]",
        "form:not([hidden]) button:nth-child(2)", "a ~ b + c *", "[aria-label=\"Publicación\"]",
        ":is(.a, .b) :where(input, textarea)", "[data-post]"}) {
    EXPECT_EQ(WrongInSelector(selector), "") << selector;
  }
}

TEST(Selector, RefusesWhatDoesNotBelong) {
  const struct {
    const char* selector;
    const char* wrong;
  } cases[] = {
      {"a{b}", "the character { does not belong"},
      {"div; x", "the character ; does not belong"},
      {"<b>", "the character < does not belong"},
      {"a\\:b", "the character \\ does not belong"},
      {"a@b", "the character @ does not belong"},
      {"a\nb", "the character \n does not belong"},
      {"[a=b]", "an attribute's value is not in quotes"},
      {"[a=\"b]", "an attribute's value is not closed, or holds \\ or a control character"},
      {"[a=\"\\22 ]\"]", "an attribute's value is not closed, or holds \\ or a control character"},
      {"[a=\"b\"", "[ is not closed"},
      {"[", "[ is not followed by a name"},
      {"[a", "an attribute's value is not in quotes"},
      {":not(.a", "a ( is not closed"},
      {".a)", ") closes nothing"},
      {"(.a)", "( stands alone"},
      {":hover", ":hover is no pseudo-class that surfaces may use"},
      {"::before", ": is no pseudo-class that surfaces may use"},
  };
  for (const auto& c : cases) EXPECT_EQ(WrongInSelector(c.selector), c.wrong) << c.selector;
  EXPECT_EQ(WrongInSelector(std::string(1'001, 'a')), "the selector is over 1,000 bytes");
}

}  // namespace
}  // namespace discreet
