#pragma once

#include <span>
#include <string_view>

namespace discreet::bench {

// Words that generated posts and rules are made of; all chosen for this file, none taken from a post.
// kCommon by falling frequency; the others in no order.
std::span<const std::string_view> CommonWords();
std::span<const std::string_view> TopicWords();  // what rules and some posts talk about
std::span<const std::string_view> AccentedWords();
std::span<const std::string_view> GivenNames();
std::span<const std::string_view> OtherScripts();  // and letters that few languages have
std::span<const std::string_view> Pictures();
std::span<const std::string_view> Labels();     // what stands before a number: "account", "badge"
std::span<const std::string_view> Syllables();  // for words that nobody ever wrote

}  // namespace discreet::bench
