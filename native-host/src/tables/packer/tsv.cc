#include "tables/packer/tsv.h"

#include <charconv>
#include <fstream>
#include <sstream>

#include "text/utf8.h"

namespace discreet {

TsvFile::TsvFile(const std::string& path) : path_(path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  content_ = content.str();
  if (!in) wrong_ = path + ": cannot be read";
  uint32_t bad = 0;
  if (wrong_.empty() && !IsUtf8(content_, &bad)) wrong_ = path + ": not UTF-8 at byte " + std::to_string(bad);
}

bool TsvFile::Next() {
  while (wrong_.empty() && at_ < content_.size()) {
    const size_t end = std::min(content_.find('\n', at_), content_.size());
    std::string_view row = std::string_view(content_).substr(at_, end - at_);
    at_ = end + 1;
    ++line_;
    if (row.empty() || row.front() == '#') continue;
    fields_.clear();
    while (true) {
      const size_t tab = row.find('\t');
      fields_.push_back(row.substr(0, tab));
      if (tab == std::string_view::npos) return true;
      row.remove_prefix(tab + 1);
    }
  }
  return false;
}

std::string_view TsvFile::Text(size_t field) {
  if (field < fields_.size() && !fields_[field].empty()) return fields_[field];
  Fail("field " + std::to_string(field + 1) + " is missing or empty");
  return {};
}

uint32_t TsvFile::Number(size_t field, uint32_t most) {
  const std::string_view text = Text(field);
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > most) {
    Fail("field " + std::to_string(field + 1) + " is no whole number from 0 to " + std::to_string(most));
    return 0;
  }
  return number;
}

void TsvFile::Fail(const std::string& what) {
  if (wrong_.empty()) wrong_ = path_ + ":" + std::to_string(line_) + ": " + what;
}

}  // namespace discreet
