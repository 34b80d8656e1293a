#include "terminal.h"

#include <unistd.h>

#include <cstdlib>

#include "text/utf8.h"

namespace discreet {
namespace {

// A plain underline first, for terminals that know no other.
std::string_view Underline(Level level) {
  switch (level) {
    case Level::kStop:
      return "\x1b[4m\x1b[4:2m";
    case Level::kNotice:
      return "\x1b[4m\x1b[4:4m";
    default:
      return "\x1b[4m";
  }
}

std::string_view Color(Level level) {
  switch (level) {
    case Level::kStop:
      return "\x1b[31m";
    case Level::kCaution:
      return "\x1b[33m";
    case Level::kNotice:
      return "\x1b[34m";
    default:
      return "";
  }
}

constexpr std::string_view kReset = "\x1b[0m";

bool SteersTerminal(char32_t code) {
  if (code == '\n' || code == '\t') return false;
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

Terminal Terminal::ForStandardOutput() {
  // One thread, and nothing here sets the environment.
  const char* const no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
  const char* const term = std::getenv("TERM");          // NOLINT(concurrency-mt-unsafe)
  const bool wanted =
      (no_color == nullptr || *no_color == '\0') && (term == nullptr || std::string_view(term) != "dumb");
  return Terminal(wanted && ::isatty(STDOUT_FILENO) == 1);
}

void Terminal::Mark(std::string_view words, Level level, std::string& out) const {
  if (!styled_) {
    out += '[';
    AppendVisible(words, out);
    out += ']';
    return;
  }
  out.append(Underline(level)).append(Color(level));
  AppendVisible(words, out);
  out += kReset;
}

void Terminal::Emphasize(std::string_view words, Level level, std::string& out) const {
  if (styled_) out += Color(level);
  out += words;
  if (styled_) out += kReset;
}

void Terminal::Dim(std::string_view words, std::string& out) const {
  if (styled_) out += "\x1b[2m";
  out += words;
  if (styled_) out += kReset;
}

void AppendVisible(std::string_view text, std::string& out) {
  for (uint32_t at = 0; at < text.size();) {
    const CodePoint code = DecodeAt(text, at);
    if (SteersTerminal(code.value)) {
      out += "\uFFFD";
    } else {
      out.append(text, at, code.length);
    }
    at += code.length;
  }
}

}  // namespace discreet
