// Advice, citations and surfaces: the words of a pack.
#include "pack/compiler/names.h"
#include "pack/compiler/source_files.h"

namespace discreet {
namespace {

void ReadAdvice(const std::string& key, const YAML::Node& node, const std::string& file, LocaleSource& locale,
                Problems& problems) {
  YamlMap map(node, file, "advice " + key, problems);
  v1::Advice& advice = *locale.words.add_advice();
  locale.advice_places.push_back(map.place());
  advice.set_key(key);
  advice.set_title(map.Text("title", Need::kRequired));
  advice.set_why(map.Text("why", Need::kRequired));
  for (auto& wording : map.Texts("replace", Need::kRequired, true)) advice.add_replace(wording.text);
  for (const auto& answer : map.Texts("answers", Need::kRequired)) {
    const NamedValue<v1::AnswerKind>* found = nullptr;
    for (const auto& named : names::kAnswers) {
      if (named.name == answer.text) found = &named;
    }
    if (found == nullptr) {
      problems.Error(answer.place, "advice " + key + ": \"" + answer.text + "\" is no answer",
                     "use not_a_patient, signed_authorization, own_or_family, not_real, wrong_warning or "
                     "cared_for_here");
    } else {
      advice.add_answers(found->value);
    }
  }
  map.Finish();
}

void ReadComposer(const YAML::Node& node, const std::string& file, SurfaceSource& surface,
                  Problems& problems) {
  YamlMap map(node, file, "surface " + surface.words.id() + ": composer", problems);
  v1::ComposerPattern& composer = *surface.words.add_composers();
  surface.composer_places.push_back(map.place());
  composer.set_box(map.Text("box", Need::kRequired));
  composer.set_kind(static_cast<v1::Kind>(map.Word<Kind>("kind", Need::kRequired, names::kKinds)));
  composer.set_root(map.Text("root", Need::kOptional, true));
  composer.set_submit(map.Text("submit", Need::kOptional, true));
  for (const auto& word : map.Texts("submit_words", Need::kOptional)) composer.add_submit_words(word.text);
  if (composer.submit().empty() && composer.submit_words().empty()) {
    map.Error("submit", "neither \"submit\" nor \"submit_words\" says what publishes",
              "name the control that posts by a selector, or by what it says");
  }
  composer.set_attachment(map.Text("attachment", Need::kOptional, true));
  composer.set_enter(map.Word<v1::EnterKey>("enter", Need::kOptional, names::kEnterKeys));
  composer.set_needs_real_click(map.Flag("needs_real_click", false));
  composer.set_also(map.Text("also", Need::kOptional, true));
  map.Finish();
}

}  // namespace

void ReadCitationsFile(const std::string& file, PackSource& pack, Problems& problems) {
  const YAML::Node list = LoadYaml(file, problems);
  if (list.IsNull()) return;
  if (!list.IsSequence()) {
    problems.Error(PlaceOf(list, file), "citations are a list", "begin each with \"- id: …\"");
    return;
  }
  for (const auto& node : list) {
    YamlMap map(node, file, "citation", problems);
    CitationSource citation;
    citation.place = map.place();
    citation.words.set_id(map.Text("id", Need::kRequired));
    map.Rename("citation " + citation.words.id());
    citation.words.set_label(map.Text("label", Need::kRequired));
    citation.words.set_kind(map.Word<v1::CitationKind>("kind", Need::kRequired, names::kCitationKinds));
    citation.words.set_title(map.Text("title", Need::kRequired));
    citation.words.set_url(map.Text("url", Need::kRequired));
    citation.words.set_retrieved(map.Text("retrieved", Need::kRequired));
    map.Finish();
    pack.citations.push_back(std::move(citation));
  }
}

void ReadAdviceFile(const std::string& file, const std::string& tag, PackSource& pack, Problems& problems) {
  const YAML::Node document = LoadYaml(file, problems);
  YamlMap map(document.IsNull() ? YAML::Node(YAML::NodeType::Map) : document, file, "advice file", problems);
  LocaleSource locale;
  locale.place = {file, 0, 0};
  locale.words.set_tag(tag);
  if (const YAML::Node advice = map.Child("advice", Need::kRequired); advice.IsMap()) {
    for (const auto& pair : advice) ReadAdvice(pair.first.Scalar(), pair.second, file, locale, problems);
  } else if (advice.IsDefined()) {
    map.Error("advice", "\"advice\" must be a mapping", "write one \"key:\" for each text");
  }
  if (const YAML::Node phrases = map.Child("phrases", Need::kOptional); phrases.IsMap()) {
    for (const auto& pair : phrases) {
      if (pair.second.IsScalar() && !pair.second.Scalar().empty()) {
        (*locale.words.mutable_phrases())[pair.first.Scalar()] = pair.second.Scalar();
      } else {
        problems.Error(PlaceOf(pair.first, file), "phrase " + pair.first.Scalar() + " is no text",
                       "write one");
      }
    }
  } else if (phrases.IsDefined()) {
    map.Error("phrases", "\"phrases\" must be a mapping", "write \"key: text\" lines");
  }
  map.Finish();
  pack.locales.push_back(std::move(locale));
}

void ReadSurfaceFile(const std::string& file, PackSource& pack, Problems& problems) {
  const YAML::Node document = LoadYaml(file, problems);
  if (document.IsNull()) return;
  YamlMap map(document, file, "surface", problems);
  SurfaceSource surface;
  surface.place = map.place();
  surface.words.set_id(map.Text("id", Need::kRequired));
  map.Rename("surface " + surface.words.id());
  surface.words.set_number(map.Number("number", Need::kRequired, 1));
  surface.words.set_status(map.Text("status", Need::kRequired));
  surface.development_only = map.Flag("development_only", false);
  for (auto& match : map.Texts("matches", Need::kRequired)) {
    surface.words.add_matches(match.text);
    surface.match_places.push_back(match.place);
  }
  const YAML::Node composers = map.Child("composers", Need::kRequired);
  if (composers.IsDefined() && (!composers.IsSequence() || composers.size() == 0)) {
    map.Error("composers", "\"composers\" must be a list with at least one entry",
              "begin each with \"- box: …\"");
  } else if (composers.IsDefined()) {
    for (const auto& composer : composers) ReadComposer(composer, file, surface, problems);
  }
  map.Finish();
  pack.surfaces.push_back(std::move(surface));
}

}  // namespace discreet
