#include "text/tokens.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"
#include "text/utf8.h"

namespace discreet {
namespace {

using Kind = Token::Kind;

// Names of domains that are written without "www." in posts; any other needs it, a scheme, or a '/' after it.
constexpr std::array<std::string_view, 14> kDomains = {"com", "org", "net", "edu", "gov", "io", "co",
                                                       "us",  "uk",  "ca",  "es",  "mx",  "me", "info"};

bool IsPart(std::string_view text, uint32_t at) {
  return at < text.size() && (text[at] == '_' || IsWordPart(DecodeAt(text, at).value));
}

uint32_t PartsEnd(std::string_view text, uint32_t at, std::string_view also = {}) {
  while (at < text.size() && (IsPart(text, at) || also.find(text[at]) != std::string_view::npos)) {
    at += DecodeAt(text, at).length;
  }
  return at;
}

uint32_t PartsBegin(std::string_view text, uint32_t at, std::string_view also) {
  while (at > 0) {
    const CodePoint code = DecodeBefore(text, at);
    const bool in = IsWordPart(code.value) || code.value == '_' ||
                    (code.value < 0x80 && also.find(static_cast<char>(code.value)) != std::string_view::npos);
    if (!in) break;
    at -= code.length;
  }
  return at;
}

// What ends a sentence or closes a bracket does not belong to an address before it.
uint32_t WithoutTail(std::string_view text, uint32_t begin, uint32_t end) {
  constexpr std::string_view kTail = ".,;:!?'\")]}>*-";
  while (end > begin && kTail.find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

uint32_t UrlEnd(std::string_view text, uint32_t begin, uint32_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ' && text[at] != '<' &&
         text[at] != '"') {
    at += DecodeAt(text, at).length;
  }
  return WithoutTail(text, begin, at);
}

bool HasLetter(std::string_view text, ByteSpan span) {
  for (uint32_t at = span.begin; at < span.end;) {
    const CodePoint code = DecodeAt(text, at);
    if (IsLetter(code.value)) return true;
    at += code.length;
  }
  return false;
}

bool IsDomain(std::string_view name) {
  return std::any_of(kDomains.begin(), kDomains.end(), [name](std::string_view each) {
    return std::equal(name.begin(), name.end(), each.begin(), each.end(),
                      [](char a, char b) { return (static_cast<unsigned char>(a) | 0x20) == b; });
  });
}

class Finder {
 public:
  Finder(std::string_view text, std::pmr::vector<Token>& out) : text_(text), out_(out) {}

  void Run() {
    constexpr std::string_view kSigns = "#@:.";
    for (size_t at = text_.find_first_of(kSigns); at != std::string_view::npos;
         at = text_.find_first_of(kSigns, std::max<size_t>(at + 1, done_))) {
      Look(static_cast<uint32_t>(at));
    }
  }

 private:
  void Look(uint32_t at) {
    switch (text_[at]) {
      case '#':
        return Tag(at);
      case '@':
        return at > done_ && PartsBegin(text_, at, "") < at ? Email(at) : Handle(at);
      case ':':
        return Scheme(at);
      default:
        return Dot(at);
    }
  }

  void Add(Kind kind, uint32_t begin, uint32_t end) {
    if (begin < done_ || begin >= end) return;
    out_.push_back({kind, {begin, end}});
    done_ = end;
  }

  void Tag(uint32_t at) {
    if (PartsBegin(text_, at, "") < at) return;
    const ByteSpan tag{at, PartsEnd(text_, at + 1)};
    if (HasLetter(text_, tag)) Add(Kind::kHashtag, tag.begin, tag.end);
  }

  void Handle(uint32_t at) {
    uint32_t end = WithoutTail(text_, at + 1, PartsEnd(text_, at + 1, ".-"));
    if (end < text_.size() && text_[end] == '@') {
      end = WithoutTail(text_, at + 1, PartsEnd(text_, end + 1, ".-"));
    }
    if (HasLetter(text_, {at, end})) Add(Kind::kHandle, at, end);
  }

  void Email(uint32_t at) {
    const uint32_t begin = std::max(done_, PartsBegin(text_, at, ".+-%"));
    const uint32_t end = WithoutTail(text_, at, PartsEnd(text_, at + 1, ".-"));
    if (text_.substr(at, end - at).find('.') != std::string_view::npos) Add(Kind::kEmail, begin, end);
  }

  void Scheme(uint32_t at) {
    const uint32_t begin = PartsBegin(text_, at, "");
    if (begin == at || text_.substr(at, 3) != "://" || !IsPart(text_, at + 3)) return;
    Add(Kind::kUrl, begin, UrlEnd(text_, begin, at + 3));
  }

  // "www.example.com", "example.com", "example.health/a"; and the dots of an e-mail's name lead to its sign.
  void Dot(uint32_t at) {
    if (at < host_end_) return;  // of a host that was looked at
    const uint32_t begin = PartsBegin(text_, at, "-");
    if (begin < done_ || begin == at || !IsPart(text_, at + 1)) return;
    const uint32_t host_end = WithoutTail(text_, begin, PartsEnd(text_, at + 1, ".-"));
    host_end_ = host_end;
    if (host_end < text_.size() && text_[host_end] == '@') return;
    const std::string_view host = text_.substr(begin, host_end - begin);
    const std::string_view last = host.substr(host.rfind('.') + 1);
    const bool path = host_end + 1 < text_.size() && text_[host_end] == '/' && IsPart(text_, host_end + 1);
    const bool named = host.starts_with("www.") || host.starts_with("WWW.") || IsDomain(last);
    if (!named && !(path && last.size() > 1 && HasLetter(last, {0, static_cast<uint32_t>(last.size())}))) {
      done_ = std::max(done_, begin);
      return;
    }
    Add(Kind::kUrl, begin, UrlEnd(text_, begin, host_end));
  }

  std::string_view text_;
  std::pmr::vector<Token>& out_;
  uint32_t done_ = 0;
  uint32_t host_end_ = 0;
};

enum class Case { kUpper, kLower, kDigit, kSign };

Case CaseOf(char32_t code) {
  if (IsUpper(code)) return Case::kUpper;
  if (IsDigit(code)) return Case::kDigit;
  return IsWordPart(code) ? Case::kLower : Case::kSign;
}

}  // namespace

std::pmr::vector<Token> FindTokens(std::string_view text, std::pmr::memory_resource* memory) {
  std::pmr::vector<Token> tokens(memory);
  Finder(text, tokens).Run();
  return tokens;
}

std::pmr::vector<ByteSpan> WordsOfTag(std::string_view text, ByteSpan tag,
                                      std::pmr::memory_resource* memory) {
  std::pmr::vector<ByteSpan> words(memory);
  Case before = Case::kSign;
  for (uint32_t at = tag.begin; at < tag.end;) {
    const CodePoint code = DecodeAt(text, at);
    const uint32_t end = at + code.length;
    const Case now = CaseOf(code.value);
    // The last capital of a row belongs to the small letters after it: RIP|John.
    const bool last_capital = now == Case::kUpper && before == Case::kUpper && end < tag.end &&
                              CaseOf(DecodeAt(text, end).value) == Case::kLower;
    const bool digits_change = (now == Case::kDigit) != (before == Case::kDigit);
    const bool starts = before == Case::kSign || digits_change || last_capital ||
                        (now == Case::kUpper && before == Case::kLower);
    if (now != Case::kSign && starts) words.push_back({at, end});
    if (now != Case::kSign) words.back().end = end;
    before = now;
    at = end;
  }
  return words;
}

}  // namespace discreet
