#include "recognize/outline_builder.h"

#include <algorithm>
#include <map>
#include <optional>

#include "recognize/shape_builder.h"

namespace discreet {
namespace {

// Before equal ones are joined. With 800 some of the core pack's patterns are cut short and then run, and
// compile, in posts that hold nothing of theirs (2026-11-27).
constexpr size_t kMostStates = 3'000;
// In this order: repeats are counted where that is cheap.
constexpr uint32_t kCopies[] = {3, 0};

// Where even the first piece of a pattern is too large: bytes from its begin.
constexpr uint32_t kDepths[] = {9, 6, 4, 3};

// Of the first `depth` bytes, or of all.
std::optional<BuiltShapes> GraphOf(const RegexNode& pattern, uint32_t most_copies,
                                   uint32_t depth = ShapedRule::kWhole) {
  ShapedRule rule{0, depth, {}};
  if (!BuildByteAutomaton(pattern, {.most_copies = most_copies, .odd_folds = false}, rule.automaton))
    return std::nullopt;
  auto graph = BuildShapes({rule}, depth, kMostStates);
  if (!graph) return std::nullopt;
  // What lets everything through is no outline.
  const bool at_once = graph->first_row[1] != graph->first_row[ShapeGraph::kStarts + 1];
  return at_once ? std::nullopt : std::move(graph);
}

// The first `count` pieces of a pattern, of each of its alternatives.
RegexNode BeginOf(const RegexNode& node, size_t count) {
  RegexNode begin = node;
  if (node.kind == RegexNode::Kind::kAlternate) {
    for (RegexNode& child : begin.children) child = BeginOf(child, count);
  } else if (node.kind == RegexNode::Kind::kConcat && node.children.size() == 1) {
    begin.children.front() = BeginOf(node.children.front(), count);
  } else if (node.kind == RegexNode::Kind::kConcat && node.children.size() > count) {
    begin.children.resize(count);
  }
  return begin;
}

size_t PiecesOf(const RegexNode& node) {
  size_t most = 1;
  if (node.kind == RegexNode::Kind::kAlternate) {
    for (const RegexNode& child : node.children) most = std::max(most, PiecesOf(child));
  } else if (node.kind == RegexNode::Kind::kConcat) {
    most = node.children.size() == 1 ? PiecesOf(node.children.front()) : node.children.size();
  }
  return most;
}

// The pattern without those alternatives in which a group does not stand; says whether there were any.
RegexNode Fertile(const RegexNode& node, uint32_t group, bool* left_out) {
  const auto holds = [group](const RegexNode& child) { return (child.groups >> group & 1U) != 0; };
  if (node.kind != RegexNode::Kind::kConcat && node.kind != RegexNode::Kind::kAlternate) return node;
  const auto found = std::find_if(node.children.begin(), node.children.end(), holds);
  if (found == node.children.end()) return node;
  if (node.kind == RegexNode::Kind::kAlternate) {
    *left_out = true;
    return Fertile(*found, group, left_out);
  }
  RegexNode fertile = node;
  RegexNode& child = fertile.children[static_cast<size_t>(found - node.children.begin())];
  child = Fertile(*found, group, left_out);
  return fertile;
}

// Whether the automaton of a pattern with so many copies of its repeats takes what the pattern does, no more.
bool IsTold(const RegexNode& node, uint32_t most_copies) {
  if (node.kind == RegexNode::Kind::kSet && node.set.beyond && node.set.only == 0 && !node.set.folds_only)
    return false;
  if (node.kind == RegexNode::Kind::kRepeat && node.most != RegexNode::kNoMost &&
      node.most - node.least > most_copies)
    return false;
  return std::ranges::all_of(node.children,
                             [most_copies](const RegexNode& child) { return IsTold(child, most_copies); });
}

// Whether the group is all of each match: nothing stands beside it but assertions.
bool IsAll(const RegexNode& node, uint32_t group) {
  if (group == 0 || node.group == group) return true;
  if (node.kind != RegexNode::Kind::kConcat) return false;
  return std::ranges::all_of(node.children, [group](const RegexNode& child) {
    return child.kind == RegexNode::Kind::kAssert || child.group == group;
  });
}

// A graph, and what it says.
struct Told {
  std::optional<BuiltShapes> graph;
  Outline outline = Outline::kBegins;
};

Told LargestGraph(const RegexNode& pattern, uint32_t group) {
  for (const uint32_t copies : kCopies) {
    auto graph = GraphOf(pattern, copies);
    if (!graph) continue;
    const bool exact = graph->one_end && IsTold(pattern, copies) && IsAll(pattern, group);
    return {std::move(graph), exact ? Outline::kMatches : Outline::kBegins};
  }
  for (size_t pieces = PiecesOf(pattern); --pieces > 0;) {
    if (auto graph = GraphOf(BeginOf(pattern, pieces), 0)) return {std::move(graph)};
  }
  for (const uint32_t depth : kDepths) {
    if (auto graph = GraphOf(pattern, 0, depth)) return {std::move(graph)};
  }
  return {};
}

// A graph whose states have edges instead of a row for every class of bytes. States count from 1.
struct Sketch {
  struct State {
    bool ends = false;
    std::vector<OutlineEdge> edges;
  };
  std::vector<State> states;
};

// Appends an edge, or lengthens the one before it.
void AddEdge(const OutlineEdge& edge, std::vector<OutlineEdge>& edges) {
  if (!edges.empty() && edges.back().next == edge.next && edges.back().last + 1 == edge.first) {
    edges.back().last = edge.last;
  } else {
    edges.push_back(edge);
  }
}

Sketch SketchOf(const BuiltShapes& graph) {
  const auto entry = [&](size_t state, size_t byte_class) {
    const uint16_t next = graph.next[state * graph.width + byte_class];
    if ((next & ShapeGraph::kSays) == 0) return next;
    return graph.passed[next ^ ShapeGraph::kSays] != 0 ? OutlineEdge::kPassed : OutlineEdge::kThrough;
  };
  Sketch sketch;
  for (size_t state = 1; state < graph.next.size() / graph.width; ++state) {
    Sketch::State& to = sketch.states.emplace_back();
    to.ends = entry(state, graph.width - 1) >= OutlineEdge::kPassed;
    for (size_t byte = 0; byte < 256; ++byte) {
      const uint16_t next = entry(state, graph.classes[byte]);
      const auto value = static_cast<uint8_t>(byte);
      if (next != 0) AddEdge({value, value, next}, to.edges);
    }
  }
  return sketch;
}

// The state with what its edges lead to renamed.
Sketch::State Renamed(const Sketch::State& state, const std::vector<uint16_t>& names) {
  Sketch::State renamed{state.ends, {}};
  for (const OutlineEdge& edge : state.edges) {
    const uint16_t next = edge.next >= OutlineEdge::kPassed ? edge.next : names[edge.next];
    AddEdge({edge.first, edge.last, next}, renamed.edges);
  }
  return renamed;
}

std::vector<uint32_t> KeyOf(const Sketch::State& state) {
  std::vector<uint32_t> key{state.ends ? 1U : 0U};
  for (const OutlineEdge& edge : state.edges)
    key.push_back(uint32_t{edge.first} << 24U | uint32_t{edge.last} << 16U | edge.next);
  return key;
}

// The same with one state in place of all from which the same can follow: the words of a list share their
// ends. Moore's way: states are told apart until telling them apart makes no more of them. The first four
// stay where they are.
Sketch Smallest(const Sketch& sketch) {
  const size_t count = sketch.states.size();
  std::vector<uint16_t> names(count + 1, 1);
  for (size_t kinds = 0;;) {
    std::map<std::vector<uint32_t>, uint16_t> known;
    std::vector<uint16_t> next(count + 1, 0);
    for (size_t i = 0; i < count; ++i) {
      const auto name = static_cast<uint16_t>(known.size() + 1);
      next[i + 1] = known.try_emplace(KeyOf(Renamed(sketch.states[i], names)), name).first->second;
    }
    names = std::move(next);
    if (known.size() == kinds) break;
    kinds = known.size();
  }
  // The names in the order of what is kept, behind the starts.
  std::vector<uint16_t> places(count + 1, 0);
  std::vector<size_t> kept;
  for (size_t i = 0; i < count; ++i) {
    const bool start = i < OutlineTable::kStarts;
    if (!start && places[names[i + 1]] != 0) continue;
    kept.push_back(i);
    if (places[names[i + 1]] == 0) places[names[i + 1]] = static_cast<uint16_t>(kept.size());
  }
  for (uint16_t& name : names) name = places[name];
  Sketch smallest;
  for (const size_t i : kept) smallest.states.push_back(Renamed(sketch.states[i], names));
  return smallest;
}

}  // namespace

Outline BuiltOutlines::Add(const RegexNode& pattern, uint32_t group) {
  bool left_out = false;
  Told told = LargestGraph(group == 0 ? pattern : Fertile(pattern, group, &left_out), group);
  if (!told.graph) {
    AddNone();
    return Outline::kBegins;
  }
  for (const Sketch::State& state : Smallest(SketchOf(*told.graph)).states) {
    states_.push_back({static_cast<uint32_t>(edges_.size()) << 1U | (state.ends ? 1U : 0U)});
    edges_.insert(edges_.end(), state.edges.begin(), state.edges.end());
  }
  states_.push_back({static_cast<uint32_t>(edges_.size()) << 1U});
  AddNone();
  return left_out ? Outline::kFindings : told.outline;
}

}  // namespace discreet
