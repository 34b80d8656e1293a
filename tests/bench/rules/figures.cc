#include "rules/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

namespace discreet::bench {

void Figures::Add(const std::string& name, const std::vector<double>& micros) {
  std::vector<double>& all = micros_[name];
  all.insert(all.end(), micros.begin(), micros.end());
  std::sort(all.begin(), all.end());
}

double Figures::Quantile(const std::string& name, double share) const {
  const auto found = micros_.find(name);
  if (found == micros_.end() || found->second.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto rank = static_cast<size_t>(std::ceil(share * static_cast<double>(found->second.size())));
  return found->second[std::clamp<size_t>(rank, 1, found->second.size()) - 1];
}

double Figures::Note(const std::string& name) const {
  const auto found = notes_.find(name);
  return found == notes_.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

void Figures::AddBar(const std::string& what, const std::string& numerator, const std::string& denominator,
                     double bar, bool at_least) {
  if (!Has(numerator) || !Has(denominator)) return;
  AddBar(what, P50(numerator) / P50(denominator), bar, at_least);
}

void Figures::AddBar(const std::string& what, double measured, double bar, bool at_least) {
  bars_.push_back({what, measured, bar, at_least});
}

void Figures::PrintBars() const {
  std::printf("\n%-74s %10s   %s\n", "bars (ratios are of p50, this run)", "measured", "bar");
  for (const Bar& bar : bars_) {
    std::printf("%-74s %10.2f   %s %g  %s\n", bar.what.c_str(), bar.ratio,
                bar.at_least ? "at least" : "at most", bar.bar, bar.holds() ? "reached" : "NOT reached");
  }
}

bool Figures::Write(const std::string& file) const {
  nlohmann::json json;
  for (const auto& [name, micros] : micros_) {
    json["micros"][name] = {{"count", micros.size()},
                            {"p50", Quantile(name, 0.5)},
                            {"p95", Quantile(name, 0.95)},
                            {"p99", Quantile(name, 0.99)}};
  }
  json["notes"] = notes_;
  for (const Bar& bar : bars_) {
    json["ratios"].push_back({{"what", bar.what},
                              {"ratio", bar.ratio},
                              {"bar", bar.bar},
                              {"sense", bar.at_least ? "at least" : "at most"},
                              {"reached", bar.holds()}});
  }
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << json.dump(2) << '\n';
  out.close();
  return static_cast<bool>(out);
}

}  // namespace discreet::bench
