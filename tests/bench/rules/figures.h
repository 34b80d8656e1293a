#pragma once

#include <map>
#include <string>
#include <vector>

namespace discreet::bench {

// A ratio (or size) that the project set itself, and what it came to in this run.
struct Bar {
  std::string what;
  double ratio = 0;
  double bar = 0;
  bool at_least = true;  // else at most

  bool holds() const { return at_least ? ratio >= bar : ratio <= bar; }
};

// Times of one run, in microseconds, by name ("2000/matcher/fresh 280"), and what follows from them.
class Figures {
 public:
  void Add(const std::string& name, const std::vector<double>& micros);
  void Note(const std::string& name, double value) { notes_[name] = value; }
  bool Has(const std::string& name) const { return micros_.contains(name); }
  // Nearest rank; NaN for a name that nothing was added to.
  double Quantile(const std::string& name, double share) const;
  double P50(const std::string& name) const { return Quantile(name, 0.5); }
  double Note(const std::string& name) const;

  // Adds a bar on p50(numerator) / p50(denominator); leaves it out where one was not measured.
  void AddBar(const std::string& what, const std::string& numerator, const std::string& denominator,
              double bar, bool at_least);
  void AddBar(const std::string& what, double measured, double bar, bool at_least);
  void PrintBars() const;
  // Everything as JSON. False where the file cannot be written.
  bool Write(const std::string& file) const;

 private:
  std::map<std::string, std::vector<double>> micros_;  // each ascending
  std::map<std::string, double> notes_;
  std::vector<Bar> bars_;
};

}  // namespace discreet::bench
