#include <re2/re2.h>

#include "pack/compiler/names.h"
#include "pack/compiler/source_files.h"
#include "recognize/validators.h"

namespace discreet {
namespace {

class OrganizationReader {
 public:
  OrganizationReader(const YAML::Node& document, const std::string& file, Problems& problems)
      : file_(file), problems_(problems), map_(document, file, "organisation.yaml", problems) {
    own_.place = {file, 0, 0};
  }

  OrganizationSource Read() {
    own_.names = map_.Texts("names", Need::kOptional);
    own_.units = map_.Texts("units", Need::kOptional);
    Each("record_numbers", [this](YamlMap& entry) { ReadNumber(entry, Need::kOptional); });
    Each("other_numbers", [this](YamlMap& entry) { ReadNumber(entry, Need::kRequired); });
    Each("relax", [this](YamlMap& entry) { ReadRelaxation(entry); });
    ReadContacts();
    map_.Finish();
    return std::move(own_);
  }

 private:
  // Reads each mapping of a list.
  template <typename ReadEntry>
  void Each(const char* key, ReadEntry read) {
    const YAML::Node list = map_.Child(key, Need::kOptional);
    if (!list.IsDefined() || list.IsNull()) return;
    if (!list.IsSequence()) {
      map_.Error(key, std::string("\"") + key + "\" must be a list", "begin each entry with \"- \"");
      return;
    }
    for (const auto& node : list) {
      YamlMap entry(node, file_, key, problems_);
      read(entry);
      entry.Finish();
    }
  }

  void ReadNumber(YamlMap& entry, Need label) {
    const std::string begins = entry.Text("begins", Need::kOptional);
    const std::string shape = entry.Text("shape", Need::kRequired);
    const auto named = entry.Word<SpanLabel>("label", label, names::kNumberLabels, SpanLabel::kMrn);
    std::vector<PlacedText> after = entry.Texts("after", Need::kOptional);
    if (shape.empty()) return;
    std::string wrong;
    auto read = NumberShape::Read(begins, shape, wrong);
    if (!read) {
      return entry.Error(
          "shape", "\"" + shape + "\" " + wrong,
          "write 9 for a digit, A for a capital letter, a for any letter, and ? behind the last "
          "sign where it may be missing");
    }
    if (const std::string taken = read->TakenFor(!after.empty()); !taken.empty()) {
      entry.Error("shape", "\"" + begins + shape + "\" " + taken,
                  after.empty()
                      ? "say with \"after: [MRN, chart]\" behind which words it counts, or write more "
                        "of what all such numbers share"
                      : "write the whole number's shape");
    }
    own_.numbers.push_back(
        {{begins + shape, entry.PlaceOf("shape")}, std::move(*read), named, std::move(after)});
  }

  void ReadRelaxation(YamlMap& entry) {
    const std::string rule = entry.Text("rule", Need::kRequired);
    const auto to = entry.Word<Level>("to", Need::kRequired, names::kRelaxed, Level::kClear);
    entry.Text("why", Need::kRequired);
    own_.relax.push_back({{rule, entry.PlaceOf("rule")}, to == Level::kClear, to});
  }

  void ReadContacts() {
    const YAML::Node node = map_.Child("own_contacts", Need::kOptional);
    if (!node.IsDefined() || node.IsNull()) return;
    YamlMap contacts(node, file_, "own_contacts", problems_);
    for (const auto& [key, kind] : names::kContacts) {
      for (auto& text : contacts.Texts(key, Need::kOptional)) {
        if (const std::string wrong = WrongWith(kind, text.text); !wrong.empty()) {
          problems_.Error(text.place, std::string("own_contacts: ") + wrong, "write it as your website does");
        }
        own_.contacts.push_back({kind, std::move(text)});
      }
    }
    contacts.Finish();
  }

  static std::string WrongWith(ContactKind kind, const std::string& text) {
    switch (kind) {
      case ContactKind::kPhone:
      case ContactKind::kFax:
        return RE2::FullMatch(text, R"(\+?[0-9(][0-9() ./-]{5,22}[0-9])") ? "" : "this is no phone number";
      case ContactKind::kEmail:
        return RE2::FullMatch(text, R"([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)")
                   ? ""
                   : "this is no e-mail address";
      case ContactKind::kAddress:
        return RE2::FullMatch(text, R"((?:.*[0-9].*[ ,].*\pL.*|.*\pL.*[ ,].*[0-9].*))") && text.size() <= 200
                   ? ""
                   : "this is no street address: it has a number and a street";
      case ContactKind::kNpi:
        return Passes(Validator::kNpi, text) ? "" : "this is no NPI: the check digit is wrong";
    }
    return "";
  }

  const std::string& file_;
  Problems& problems_;
  YamlMap map_;
  OrganizationSource own_;
};

}  // namespace

void ReadOrganizationFile(const std::string& file, PackSource& pack, Problems& problems) {
  const YAML::Node document = LoadYaml(file, problems);
  if (document.IsNull()) {
    pack.organization = OrganizationSource{.place = {file, 0, 0}};
    return;
  }
  pack.organization = OrganizationReader(document, file, problems).Read();
}

}  // namespace discreet
