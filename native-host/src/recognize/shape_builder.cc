#include "recognize/shape_builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

#include "recognize/text_fold.h"

namespace discreet {
namespace {

using Kind = ByteAutomaton::Kind;
using Assert = RegexNode::Assert;

constexpr size_t kMostClasses = 200;

// What stands on one side of a place, as assertions see it.
enum class Side : uint8_t { kText, kLine, kWord, kOther };

Side SideOf(unsigned char byte) {
  if (byte == '\n') return Side::kLine;
  return IsWordByte(byte) ? Side::kWord : Side::kOther;
}

bool Holds(Assert assertion, Side before, Side after) {
  const bool boundary = (before == Side::kWord) != (after == Side::kWord);
  switch (assertion) {
    case Assert::kWord:
      return boundary;
    case Assert::kNotWord:
      return !boundary;
    case Assert::kTextStart:
      return before == Side::kText;
    case Assert::kTextEnd:
      return after == Side::kText;
    case Assert::kLineStart:
      return before == Side::kText || before == Side::kLine;
    case Assert::kLineEnd:
      return after == Side::kText || after == Side::kLine;
  }
  return true;
}

// The union of all automata, stepped for all rules at once.
class GraphBuilder {
 public:
  GraphBuilder(const std::vector<ShapedRule>& rules, uint32_t depth, size_t most_states)
      : most_states_(most_states) {
    for (uint32_t rule = 0; rule < rules.size(); ++rule) Append(rules[rule], rule);
    for (const ShapedRule& rule : rules) {
      rows_.push_back(rule.row);
      depths_.push_back(std::min(rule.depth, depth));
      counts_depth_ = counts_depth_ || depths_.back() != ShapedRule::kWhole;
    }
    marks_.resize(states_.size(), 0);
  }

  std::optional<BuiltShapes> Run() {
    if (!MakeClasses()) return std::nullopt;
    pending_.push_back({{}, {}, Side::kText, 0});  // state 0: the end of every walk
    for (const Side side : {Side::kText, Side::kLine, Side::kWord, Side::kOther}) {
      Node node{{}, {}, side, 0};
      Round();
      for (const uint32_t start : starts_) Close(start, node);
      Settle(node);
      pending_.push_back(std::move(node));
    }
    graph_.next.resize(graph_.width, 0);
    Enter(pending_[0]);
    for (size_t i = 1; i < pending_.size(); ++i) {
      if (pending_.size() > most_states_) return std::nullopt;
      Expand(i);
    }
    graph_.first_row.push_back(static_cast<uint32_t>(graph_.rows.size()));
    for (uint16_t& state : graph_.next) {
      if (graph_.first_row[state] != graph_.first_row[state + 1U]) state |= ShapeGraph::kSays;
    }
    return std::move(graph_);
  }

 private:
  struct State {
    ByteAutomaton::State state;
    uint32_t rule;
  };
  // A state of the graph: which states of the automata are alive after some bytes.
  struct Node {
    std::vector<uint32_t> alive;  // kBytes and kAssert, ascending
    std::vector<uint32_t> found;  // rules whose pattern is through
    Side before;
    uint32_t depth;
    bool passed = false;  // a rule was through before the last byte
  };

  void Append(const ShapedRule& rule, uint32_t index) {
    const auto base = static_cast<uint32_t>(states_.size());
    for (ByteAutomaton::State state : rule.automaton.states) {
      state.next += base;
      state.other += base;
      states_.push_back({state, index});
    }
    starts_.push_back(base + rule.automaton.start);
  }

  // Bytes that no set tells apart are one class.
  bool MakeClasses() {
    std::array<uint32_t, 256> class_of{};
    uint32_t count = 1;
    const auto split = [&](const auto& member) {
      std::map<std::pair<uint32_t, bool>, uint32_t> renamed;
      for (unsigned byte = 0; byte < 256; ++byte) {
        const auto key = std::pair(class_of[byte], static_cast<bool>(member(byte)));
        class_of[byte] = renamed.try_emplace(key, static_cast<uint32_t>(renamed.size())).first->second;
      }
      count = static_cast<uint32_t>(renamed.size());
    };
    split([](unsigned byte) { return IsWordByte(static_cast<unsigned char>(byte)); });
    split([](unsigned byte) { return byte == '\n'; });
    std::unordered_set<std::bitset<256>> sets;  // most states have a set that others have too
    for (const State& state : states_) {
      if (state.state.kind == Kind::kBytes && sets.insert(state.state.bytes).second)
        split([&](unsigned byte) { return state.state.bytes[byte]; });
    }
    if (count > kMostClasses) return false;
    graph_.classes.assign(class_of.begin(), class_of.end());
    graph_.width = count + 1;
    examples_.resize(count);
    for (unsigned byte = 0; byte < 256; ++byte) examples_[class_of[byte]] = static_cast<unsigned char>(byte);
    return true;
  }

  void Round() { ++round_; }

  // Adds what is reached from `state` without a byte; assertions wait for the byte after them.
  void Close(uint32_t state, Node& node) {
    stack_.push_back(state);
    while (!stack_.empty()) {
      const uint32_t at = stack_.back();
      stack_.pop_back();
      if (marks_[at] == round_) continue;
      marks_[at] = round_;
      const ByteAutomaton::State& s = states_[at].state;
      switch (s.kind) {
        case Kind::kSplit:
          stack_.push_back(s.next);
          stack_.push_back(s.other);
          break;
        case Kind::kAccept:
          node.found.push_back(states_[at].rule);
          break;
        default:
          node.alive.push_back(at);
      }
    }
  }

  // A rule that is found is followed no further; past its depth a rule counts as found.
  void Settle(Node& node) {
    for (const uint32_t state : node.alive) {
      if (node.depth >= depths_[states_[state].rule]) node.found.push_back(states_[state].rule);
    }
    std::sort(node.found.begin(), node.found.end());
    node.found.erase(std::unique(node.found.begin(), node.found.end()), node.found.end());
    if (!node.found.empty() && !node.alive.empty()) graph_.one_end = false;
    std::erase_if(node.alive, [&](uint32_t state) {
      return std::binary_search(node.found.begin(), node.found.end(), states_[state].rule);
    });
    std::sort(node.alive.begin(), node.alive.end());
  }

  // The assertions of `from` that hold between the two sides, and what follows them.
  Node Opened(const Node& from, Side after) {
    Node open{{}, {}, from.before, from.depth};
    std::vector<uint32_t> waiting = from.alive;
    Round();
    for (size_t i = 0; i < waiting.size(); ++i) {
      const ByteAutomaton::State& s = states_[waiting[i]].state;
      if (s.kind != Kind::kAssert) {
        open.alive.push_back(waiting[i]);
      } else if (Holds(s.assertion, from.before, after)) {
        Node more{{}, {}, from.before, from.depth};
        Close(s.next, more);
        waiting.insert(waiting.end(), more.alive.begin(), more.alive.end());
        open.found.insert(open.found.end(), more.found.begin(), more.found.end());
      }
    }
    return open;
  }

  Node Stepped(const Node& from, uint32_t byte_class) {
    const bool end = byte_class == graph_.width - 1;
    const unsigned char byte = end ? 0 : examples_[byte_class];
    const Side after = end ? Side::kText : SideOf(byte);
    Node open = Opened(from, after);
    Node to{{}, std::move(open.found), after, from.depth + 1};
    to.passed = !to.found.empty();
    const size_t passed = to.found.size();
    Round();
    for (const uint32_t state : open.alive) {
      if (!end && states_[state].state.bytes[byte]) Close(states_[state].state.next, to);
    }
    if (to.passed && to.found.size() > passed) graph_.one_end = false;
    Settle(to);
    return to;
  }

  void Enter(const Node& node) {
    graph_.first_row.push_back(static_cast<uint32_t>(graph_.rows.size()));
    graph_.passed.push_back(node.passed ? 1 : 0);
    for (const uint32_t rule : node.found) graph_.rows.push_back(rows_[rule]);
  }

  void Expand(size_t index) {
    Enter(pending_[index]);
    graph_.next.resize(graph_.next.size() + graph_.width, 0);
    if (pending_[index].alive.empty()) return;
    const Node from = std::move(pending_[index]);
    for (uint32_t c = 0; c < graph_.width; ++c) {
      graph_.next[index * graph_.width + c] = static_cast<uint16_t>(Find(Stepped(from, c)));
    }
  }

  size_t Find(Node node) {
    if (node.alive.empty() && node.found.empty()) return 0;
    std::string key;
    const auto add = [&key](uint32_t value) {
      key.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    add(node.alive.empty() || !counts_depth_ ? 0 : node.depth);
    add(node.alive.empty() ? 0 : static_cast<uint32_t>(node.before));
    add(static_cast<uint32_t>(node.found.size()) * 2 + (node.passed ? 1 : 0));
    for (const uint32_t rule : node.found) add(rule);
    for (const uint32_t state : node.alive) add(state);
    const auto [at, added] = known_.try_emplace(std::move(key), pending_.size());
    if (added) pending_.push_back(std::move(node));
    return at->second;
  }

  size_t most_states_;
  std::vector<State> states_;
  std::vector<uint32_t> starts_;
  std::vector<uint32_t> rows_;    // by rule
  std::vector<uint32_t> depths_;  // by rule
  bool counts_depth_ = false;     // whether two states differ by how deep they are
  std::vector<unsigned char> examples_;
  std::vector<uint32_t> marks_;
  uint32_t round_ = 0;
  std::vector<uint32_t> stack_;
  std::vector<Node> pending_;
  std::map<std::string, size_t> known_;
  BuiltShapes graph_;
};

}  // namespace

std::optional<BuiltShapes> BuildShapes(const std::vector<ShapedRule>& rules, uint32_t depth,
                                       size_t most_states) {
  return GraphBuilder(rules, depth, std::min<size_t>(most_states, ShapeGraph::kSays)).Run();
}

}  // namespace discreet
