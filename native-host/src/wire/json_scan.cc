#include "wire/json_scan.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string_view>

#include "wire/names.h"

namespace discreet {
namespace {

constexpr size_t kEscape = 6;  // \uXXXX

// One object or array that is open.
struct Container {
  bool array = false;
  bool expects_key = false;
  uint32_t index = 0;    // array: of the current element
  std::string_view key;  // object: last one seen, as written
};

class Scanner {
 public:
  explicit Scanner(std::span<char> json) : json_(json) {}

  JsonScan Run() {
    while (at_ < json_.size()) {
      const char c = json_[at_++];
      switch (c) {
        case '{':
        case '[':
          Open(c == '[');
          break;
        case '}':
        case ']':
          if (depth_ > 0) --depth_;
          break;
        case ',':
          if (Container* open = Current()) {
            ++open->index;
            open->expects_key = !open->array;
          }
          break;
        case '"':
          String();
          break;
        default:
          break;
      }
    }
    return scan_;
  }

 private:
  Container* Current() { return depth_ == 0 || depth_ > kMaxJsonDepth ? nullptr : &open_[depth_ - 1]; }

  void Open(bool array) {
    ++depth_;
    scan_.depth = std::max(scan_.depth, depth_);
    if (Container* open = Current()) *open = {.array = array, .expects_key = !array, .index = 0, .key = {}};
  }

  void String() {
    Container* open = Current();
    const size_t begin = at_;
    while (at_ < json_.size() && json_[at_] != '"') {
      if (json_[at_] == '\\') {
        Escape();
      } else {
        ++at_;
      }
    }
    if (open != nullptr && open->expects_key) {
      open->key = std::string_view(json_.data() + begin, at_ - begin);
      open->expects_key = false;
    }
    if (at_ < json_.size()) ++at_;
  }

  // The value of a \uXXXX escape that begins at `at`.
  std::optional<uint32_t> Unit(size_t at) const {
    if (at + kEscape > json_.size() || json_[at] != '\\' || json_[at + 1] != 'u') return std::nullopt;
    uint32_t value = 0;
    for (size_t i = at + 2; i < at + kEscape; ++i) {
      const char c = json_[i];
      const char lower = static_cast<char>(c | 0x20);
      if (c >= '0' && c <= '9') {
        value = value * 16 + static_cast<uint32_t>(c - '0');
      } else if (lower >= 'a' && lower <= 'f') {
        value = value * 16 + static_cast<uint32_t>(lower - 'a') + 10;
      } else {
        return std::nullopt;
      }
    }
    return value;
  }

  static bool IsHigh(uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
  static bool IsLow(uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

  void Escape() {
    const std::optional<uint32_t> unit = Unit(at_);
    if (!unit) {
      at_ = std::min(at_ + 2, json_.size());
      return;
    }
    const std::optional<uint32_t> next = IsHigh(*unit) ? Unit(at_ + kEscape) : std::nullopt;
    if (next && IsLow(*next)) {
      at_ += 2 * kEscape;
      return;
    }
    if (IsHigh(*unit) || IsLow(*unit)) {
      if (!scan_.lone_surrogate) scan_.surrogate_field = Path();
      scan_.lone_surrogate = true;
      std::memcpy(json_.data() + at_, "\\ufffd", kEscape);
    }
    at_ += kEscape;
  }

  std::string Path() const {
    std::string path;
    for (uint32_t i = 0; i < std::min(depth_, kMaxJsonDepth); ++i) {
      const Container& open = open_[i];
      if (open.array) {
        path += '[' + std::to_string(open.index) + ']';
      } else if (!open.expects_key) {
        if (!path.empty()) path += '.';
        path += IsRequestField(open.key) ? open.key : "?";
      }
    }
    return path;
  }

  std::span<char> json_;
  size_t at_ = 0;
  uint32_t depth_ = 0;
  std::array<Container, kMaxJsonDepth> open_;
  JsonScan scan_;
};

}  // namespace

JsonScan ScanJson(std::span<char> json) { return Scanner(json).Run(); }

}  // namespace discreet
