#pragma once

#include <string>
#include <string_view>

namespace discreet {

// What keeps `selector` out of the CSS that surfaces may use; "" for nothing (an empty selector is fine: it
// is left out). Allowed: names, #id, .class, [attribute] with = ^= $= *= ~= |= and a quoted value, the
// pseudo-classes of structure (:not, :is, :where, :has, :first-child, :last-child, :nth-child,
// :nth-last-child, :only-child, :first-of-type, :last-of-type, :nth-of-type, :empty, :disabled, :enabled,
// :checked, :read-write), the combinators ' ' > + ~ and commas.
std::string WrongInSelector(std::string_view selector);

}  // namespace discreet
