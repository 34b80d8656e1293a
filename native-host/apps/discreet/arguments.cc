#include "arguments.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "cli_error.h"
#include "wire/names.h"

namespace discreet {
namespace {

std::string Upper(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return upper;
}

[[noreturn]] void Fail(const std::string& what) { throw CliError("discreet: " + what); }

OutputFormat FormatNamed(std::string_view name) {
  if (name == "text") return OutputFormat::kText;
  if (name == "json") return OutputFormat::kJson;
  if (name == "predictions") return OutputFormat::kPredictions;
  Fail("--format: one of text, json, predictions");
}

Level FailLevelNamed(std::string_view name) {
  const auto level = FromWireName<Level>(Upper(name));
  if (!level || *level <= Level::kClear) Fail("--fail-on: one of notice, caution, stop");
  return *level;
}

// The words of a command line, one after the other; "--name=value" is two of them.
class Words {
 public:
  explicit Words(std::span<const std::string_view> words) : words_(words) {}

  std::optional<std::string_view> Next() {
    if (words_.empty()) return std::nullopt;
    std::string_view word = words_.front();
    words_ = words_.subspan(1);
    if (const size_t equals = word.find('='); word.starts_with("--") && equals != std::string_view::npos) {
      value_ = word.substr(equals + 1);
      word = word.substr(0, equals);
    }
    return word;
  }

  std::string_view ValueOf(std::string_view option) {
    if (value_) return *std::exchange(value_, std::nullopt);
    if (words_.empty()) Fail(std::string(option) + " needs a value");
    const std::string_view value = words_.front();
    words_ = words_.subspan(1);
    return value;
  }

  void NoValue(std::string_view option) const {
    if (value_) Fail(std::string(option) + " takes no value");
  }

 private:
  std::span<const std::string_view> words_;
  std::optional<std::string_view> value_;
};

bool TakeSwitch(std::string_view word, Words& words, Arguments& arguments) {
  bool* const on = word == "--jsonl"    ? &arguments.jsonl
                   : word == "--timing" ? &arguments.timing
                   : word == "--help"   ? &arguments.help
                                        : nullptr;
  if (on == nullptr) return false;
  words.NoValue(word);
  *on = true;
  return true;
}

bool TakeOption(std::string_view word, Words& words, Arguments& arguments) {
  if (word == "--kind") {
    arguments.kind = KindNamed(words.ValueOf(word), "discreet: --kind");
  } else if (word == "--format") {
    arguments.format = FormatNamed(words.ValueOf(word));
  } else if (word == "--fail-on") {
    arguments.fail_on = FailLevelNamed(words.ValueOf(word));
  } else if (word == "--locale") {
    arguments.locale = words.ValueOf(word);
  } else if (word == "--policy") {
    arguments.policy = words.ValueOf(word);
  } else if (word == "--pack") {
    arguments.pack = words.ValueOf(word);
  } else {
    return false;
  }
  return true;
}

}  // namespace

Kind KindNamed(std::string_view name, const std::string& place) {
  const bool lower = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto kind = lower ? FromWireName<Kind>(Upper(name)) : std::nullopt;
  if (!kind || *kind == Kind::kUnspecified) {
    throw CliError(place +
                   ": one of post, reply, review_reply, review, comment, caption, message, bio, form");
  }
  return *kind;
}

Arguments ReadArguments(std::string_view command, std::span<const std::string_view> list) {
  Arguments arguments;
  Words words(list);
  bool file_named = false;
  while (const auto word = words.Next()) {
    if (*word == "-h") {
      arguments.help = true;
    } else if (TakeSwitch(*word, words, arguments) || TakeOption(*word, words, arguments)) {
      continue;
    } else if (word->size() > 1 && word->starts_with('-')) {
      Fail("no option " + std::string(*word) + "; see discreet " + std::string(command) + " --help");
    } else if (file_named) {
      Fail("one FILE at a time; for many posts use --jsonl");
    } else {
      arguments.file = *word;
      file_named = true;
    }
  }
  if (command == "explain" && (arguments.jsonl || arguments.format != OutputFormat::kText)) {
    Fail("explain reads one post and writes text; --jsonl and --format belong to check");
  }
  if (arguments.format == OutputFormat::kPredictions && !arguments.jsonl) {
    Fail("--format predictions needs --jsonl: a prediction is told apart by its post's id");
  }
  return arguments;
}

}  // namespace discreet
