// discreet-train-names: trains the name tagger and measures it by cross-validation. Run by `./dev train
// names`.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>

#include "names/grammar.h"
#include "names/lexicon.h"
#include "names/measure.h"
#include "names/trainer.h"
#include "tables/packer/packer.h"

namespace {

using namespace discreet::train;  // NOLINT: a program of this one namespace
namespace names = discreet::names;
namespace fs = std::filesystem;

constexpr char kUsage[] =
    "discreet-train-names cv|model --data DIR --tables DIR --tools DIR [--out FILE] [--folds N] "
    "[NAME=FIGURE...]\n"
    "  cv       trains on all folds but one, measures on it, N times; prints precision, recall and F1; FILE "
    "gets\n"
    "           what was found, a row a line, as scorers of such sets read it\n"
    "  model    trains on everything and writes FILE\n"
    "  --data     wnut17.jsonl, btc.jsonl, presidio_generated_large.jsonl\n"
    "  --tables   shared/tables\n"
    "  --tools    frames.txt, word_roles.txt\n";

constexpr float kAtLeast = 0.45F;  // where predictions are written: the best F1

struct Arguments {
  std::string command;
  fs::path data, tables, tools, out;
  uint32_t folds = 5;
  uint32_t only_folds = 100;  // folds that are run, for quick looks
  uint32_t frames = 4;        // posts a frame
  uint32_t copies = 1;        // substituted copies of each public row
  TrainingOptions training;
};

void Set(Arguments& a, const std::string& name, float value) {
  const std::map<std::string, float*> figures = {{"alpha", &a.training.alpha},
                                                 {"beta", &a.training.beta},
                                                 {"l1", &a.training.l1},
                                                 {"l2", &a.training.l2},
                                                 {"drop_lexical", &a.training.drop_lexical},
                                                 {"drop_any", &a.training.drop_any},
                                                 {"lower", &a.training.lower}};
  const std::map<std::string, uint32_t*> counts = {
      {"epochs", &a.training.epochs}, {"runs", &a.training.runs}, {"lines", &a.training.weight_lines},
      {"frames", &a.frames},          {"copies", &a.copies},      {"only_folds", &a.only_folds}};
  if (figures.contains(name)) {
    *figures.at(name) = value;
  } else if (counts.contains(name)) {
    *counts.at(name) = static_cast<uint32_t>(value);
  } else {
    throw std::runtime_error("there is no figure " + name);
  }
}

Arguments Parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto next = [&] {
      if (++i == argc) throw std::runtime_error(word + " needs a value");
      return std::string(argv[i]);
    };
    if (word == "--data")
      a.data = next();
    else if (word == "--tables")
      a.tables = next();
    else if (word == "--tools")
      a.tools = next();
    else if (word == "--out")
      a.out = next();
    else if (word == "--folds")
      a.folds = static_cast<uint32_t>(std::stoul(next()));
    else if (const size_t is = word.find('='); is != std::string::npos)
      Set(a, word.substr(0, is), std::stof(word.substr(is + 1)));
    else
      a.command = word;
  }
  if (a.data.empty() || a.tables.empty() || a.tools.empty()) throw std::runtime_error(kUsage);
  return a;
}

// Bytes on a 64-byte boundary, as models and tables are read.
class AlignedBytes {
 public:
  std::span<const std::byte> Keep(std::span<const std::byte> bytes) {
    blocks_.resize(bytes.size() / sizeof(Block) + 1);
    std::memcpy(blocks_.data(), bytes.data(), bytes.size());
    return {blocks_.data()->bytes, bytes.size()};
  }

 private:
  struct alignas(64) Block {
    std::byte bytes[64];
  };
  std::vector<Block> blocks_;
};

void Require(const std::string& wrong) {
  if (!wrong.empty()) throw std::runtime_error(wrong);
}

// Everything that is learnt from, prepared once.
struct Material {
  explicit Material(const Arguments& a)
      : lexicon(ReadLexicon(a.tables, a.tools / "word_roles.txt")), grammar(lexicon, a.tools / "frames.txt") {
    const std::string bytes = EmptyModel(lexicon);
    Require(known.model.Load(model.Keep(std::as_bytes(std::span(bytes)))));
    std::vector<std::byte> packed;
    Require(discreet::PackTables(a.tables, &packed));
    Require(discreet::Tables::Load(tables.Keep(packed), &known.tables));
    std::mt19937 random(11);
    for (const auto& [file, source] : {std::pair{"wnut17.jsonl", "wnut17"},
                                       {"btc.jsonl", "btc"},
                                       {"presidio_generated_large.jsonl", "presidio"}}) {
      for (auto& example : ReadEvenHalf(a.data / file, source, a.folds))
        examples.push_back(std::move(example));
    }
    const size_t real = examples.size();
    for (uint32_t copy = 0; copy < a.copies; ++copy) {
      for (size_t i = 0; i < real; ++i) {
        if (examples[i].gold.empty() || examples[i].source == "presidio") continue;
        copied.push_back(grammar.Substitute(examples[i], random));
      }
    }
    posts = grammar.Posts(a.frames, random);
    corpus = std::make_unique<Corpus>(known);
    for (const auto& example : examples) corpus->Add(example);
    for (const auto& example : copied) corpus->Add(example);
    for (const auto& example : posts) corpus->Add(example);
    std::cerr << real << " public rows, " << copied.size() << " copies, " << posts.size()
              << " posts from frames\n";
  }

  static std::string EmptyModel(const Lexicon& lexicon);

  Lexicon lexicon;
  Grammar grammar;
  AlignedBytes model, tables;
  Knowledge known;
  std::vector<Example> examples, copied, posts;
  std::unique_ptr<Corpus> corpus;
};

std::string Material::EmptyModel(const Lexicon& lexicon) {
  names::ModelHeader header{};
  std::memcpy(header.magic, names::kModelMagic, sizeof header.magic);
  header.format = names::kModelFormat;
  header.role_slots = static_cast<uint32_t>(lexicon.roles.size());
  header.weight_lines = 1;
  header.step = 1;
  return PackModel(header, lexicon, {names::WeightLine{}});
}

void Print(const std::string& title, const std::map<std::string, Counts>& table) {
  std::printf("%s\n", title.c_str());
  for (const auto& [name, c] : table) {
    std::printf("  %-34s P %.3f  R %.3f  F1 %.3f  (%u gold)\n", name.c_str(), c.Precision(), c.Recall(),
                c.F1(), c.gold);
  }
  std::fflush(stdout);
}

void CrossValidate(const Arguments& a) {
  const Material material(a);
  std::map<std::string, Counts> table;
  std::ofstream predictions;
  if (!a.out.empty()) predictions.open(a.out);
  for (uint32_t fold = 0; fold < std::min(a.folds, a.only_folds); ++fold) {
    std::vector<const Prepared*> train;
    std::vector<const Prepared*> test;
    for (const Prepared& row : material.corpus->rows()) {
      const bool frames = row.example.source == "frames";
      const bool held = !frames && row.example.fold == fold;
      if (!held) train.push_back(&row);
      // Copies follow the examples: only the rows themselves are measured.
      const bool own = &row.example >= material.examples.data() &&
                       &row.example < material.examples.data() + material.examples.size();
      if (held && own) test.push_back(&row);
    }
    Crf crf(a.training);
    crf.Train(train);
    crf.Prune();
    for (const Prepared* row : test) {
      for (const bool lower : {false, true}) {
        const auto tagged = crf.Tag(*row, lower);
        if (!lower && predictions.is_open()) predictions << Prediction(*row, tagged, kAtLeast) << '\n';
        for (const float at : {0.3F, 0.4F, kAtLeast, 0.5F, 0.6F}) {
          const std::string end = std::string(lower ? " lower" : "") + " @" + std::to_string(at).substr(0, 4);
          const std::string& s = row->example.source;
          table[s + " NAME" + end].Add(Compare(*row, tagged, names::NameKind::kPerson, at));
          if (lower && at != kAtLeast) continue;
          table[s + " LOC" + end].Add(Compare(*row, tagged, names::NameKind::kLocation, at));
          table[s + " ORG" + end].Add(Compare(*row, tagged, names::NameKind::kOrganization, at));
        }
      }
    }
    Print("after fold " + std::to_string(fold + 1), table);
  }
}

void WriteModel(const Arguments& a) {
  const Material material(a);
  std::vector<const Prepared*> rows;
  for (const Prepared& row : material.corpus->rows()) rows.push_back(&row);
  Crf crf(a.training);
  crf.Train(rows);
  crf.Prune();
  const std::string packed = crf.Packed(material.lexicon);
  std::ofstream(a.out, std::ios::binary).write(packed.data(), static_cast<std::streamsize>(packed.size()));
  std::printf("%s: %zu bytes, SHA-256 %s\n", a.out.c_str(), packed.size(), Sha256OfFile(a.out).c_str());
  for (const char* file : {"wnut17.jsonl", "btc.jsonl", "presidio_generated_large.jsonl"}) {
    std::printf("%s SHA-256 %s\n", file, Sha256OfFile(a.data / file).c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Arguments arguments = Parse(argc, argv);
    if (arguments.command == "cv") {
      CrossValidate(arguments);
    } else if (arguments.command == "model" && !arguments.out.empty()) {
      WriteModel(arguments);
    } else {
      throw std::runtime_error(kUsage);
    }
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
