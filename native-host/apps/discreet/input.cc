#include "input.h"

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>

#include "arguments.h"
#include "cli_error.h"
#include "text/utf8.h"

namespace discreet {
namespace {

using Json = nlohmann::json;

std::string NameOf(const std::string& file) { return file == "-" ? "standard input" : file; }

std::FILE* Open(const std::string& file) {
  if (file == "-") return stdin;
  std::FILE* const opened = std::fopen(file.c_str(), "rb");
  if (opened == nullptr) throw CliError("discreet: " + file + ": cannot be read: " + SystemWords(errno));
  return opened;
}

void CheckUtf8(std::string_view text, const std::string& place) {
  uint32_t bad = 0;
  if (IsUtf8(text, &bad)) return;
  const auto line = std::count(text.begin(), text.begin() + bad, '\n') + 1;
  throw CliError("discreet: " + place + ": not UTF-8 at byte " + std::to_string(bad + 1) + " (line " +
                 std::to_string(line) +
                 "). Save it as UTF-8, for example with: iconv -f WINDOWS-1252 -t UTF-8");
}

constexpr char kExample[] = R"( Each line is one object such as {"id": "1", "text": "...", "kind": "post"}.)";

// What a value is, in words for people.
std::string TypeOf(const Json& value) { return value.type_name(); }

Row RowFrom(const Json& json, const std::string& place) {
  if (!json.is_object()) throw CliError(place + ": " + TypeOf(json) + " where an object belongs." + kExample);
  Row row;
  const auto id = json.find("id");
  if (id == json.end()) throw CliError(place + ": no \"id\"." + kExample);
  if (!id->is_string() && !id->is_number_integer()) {
    throw CliError(place + ": \"id\" is " + TypeOf(*id) + "; a string or a whole number belongs there.");
  }
  row.id = id->dump();
  const auto text = json.find("text");
  if (text == json.end()) throw CliError(place + ": no \"text\"." + kExample);
  if (!text->is_string())
    throw CliError(place + ": \"text\" is " + TypeOf(*text) + "; a string belongs there.");
  row.text = text->get_ref<const std::string&>();
  const auto kind = json.find("kind");
  if (kind != json.end() && !kind->is_null()) {
    if (!kind->is_string())
      throw CliError(place + ": \"kind\" is " + TypeOf(*kind) + "; a string belongs there.");
    row.kind = KindNamed(kind->get_ref<const std::string&>(), place + ": \"kind\"");
  }
  const auto pictures = json.find("pictures");
  if (pictures != json.end() && !pictures->is_null()) {
    constexpr uint64_t kMost = 1'000;
    if (!pictures->is_number_unsigned() || pictures->get<uint64_t>() > kMost) {
      throw CliError(place +
                     ": \"pictures\" is no whole number from 0 to 1000; write how many are attached.");
    }
    row.pictures = pictures->get<uint32_t>();
  }
  return row;
}

// The parser's own message quotes what it read; only its position is told.
Json Parse(std::string_view line, const std::string& place) {
  try {
    return Json::parse(line);
  } catch (const Json::parse_error& error) {
    throw CliError(place + ": not JSON from character " + std::to_string(error.byte) + " on." + kExample);
  }
}

}  // namespace

std::string ReadBytes(const std::string& file) {
  std::FILE* const in = Open(file);
  std::string bytes;
  char block[65536];
  for (size_t read = 0; (read = std::fread(block, 1, sizeof block, in)) > 0;) bytes.append(block, read);
  const int error = std::ferror(in) != 0 ? errno : 0;
  if (in != stdin) std::fclose(in);
  if (error != 0) throw CliError("discreet: " + NameOf(file) + ": cannot be read: " + SystemWords(error));
  return bytes;
}

std::string ReadText(const std::string& file) {
  std::string text = ReadBytes(file);
  CheckUtf8(text, NameOf(file));
  return text;
}

RowReader::RowReader(const std::string& file) : name_(NameOf(file)), file_(Open(file)) {}

RowReader::~RowReader() {
  std::free(line_);
  if (file_ != stdin) std::fclose(file_);
}

bool RowReader::NextLine() {
  for (;;) {
    errno = 0;
    const ssize_t length = ::getline(&line_, &capacity_, file_);
    if (length < 0) {
      if (errno != 0) throw CliError("discreet: " + name_ + ": cannot be read: " + SystemWords(errno));
      return false;
    }
    ++number_;
    length_ = static_cast<size_t>(length);
    const std::string_view line(line_, length_);
    if (line.find_first_not_of(" \t\r\n") != std::string_view::npos) return true;
  }
}

bool RowReader::Next(Row& row) {
  if (!NextLine()) return false;
  const std::string place = "discreet: " + name_ + ", line " + std::to_string(number_);
  const std::string_view line(line_, length_);
  uint32_t bad = 0;
  if (!IsUtf8(line, &bad)) {
    throw CliError(place + ": not UTF-8 at byte " + std::to_string(bad + 1) +
                   " of the line. Save the file as UTF-8.");
  }
  row = RowFrom(Parse(line, place), place);
  return true;
}

}  // namespace discreet
