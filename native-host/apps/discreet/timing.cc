#include "timing.h"

#include <algorithm>
#include <string_view>

namespace discreet {
namespace {

constexpr std::string_view kStages[] = {"text", "recognize", "assess", "advise", "total"};

uint64_t Quantile(const std::vector<uint64_t>& sorted, size_t percent) {
  if (sorted.empty()) return 0;
  return sorted[std::min(sorted.size() - 1, sorted.size() * percent / 100)];
}

}  // namespace

void Timing::Add(const StageMicros& micros) {
  const uint64_t stages[] = {micros.text, micros.recognize, micros.assess, micros.advise};
  uint64_t total = 0;
  for (size_t i = 0; i < std::size(stages); ++i) {
    micros_[i].push_back(stages[i]);
    total += stages[i];
  }
  micros_.back().push_back(total);
}

std::string Timing::ToJson() const {
  std::string json = "{\"posts\":" + std::to_string(micros_[0].size()) + ",\"micros\":{";
  for (size_t i = 0; i < micros_.size(); ++i) {
    std::vector<uint64_t> sorted = micros_[i];
    std::sort(sorted.begin(), sorted.end());
    json.append(i == 0 ? "\"" : ",\"").append(kStages[i]).append("\":{");
    for (const size_t percent : {50, 95, 99}) {
      json.append(percent == 50 ? "\"p" : ",\"p").append(std::to_string(percent)).append("\":");
      json.append(std::to_string(Quantile(sorted, percent)));
    }
    json += '}';
  }
  return json + "}}\n";
}

}  // namespace discreet
