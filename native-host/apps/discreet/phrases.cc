#include "phrases.h"

namespace discreet {
namespace {

constexpr Phrases kEnglish{
    .checked = "Checked. These rules found nothing to look at.",
    .partly_checked = "Only partly checked. These rules did not run:",
    .other_language =
        "Neither English nor Spanish: only numbers of records, accounts and the like were looked for.",
    .not_checked = "Not checked:",
    .after_changes = "With these changes made:",
    .afterwards = "then:",
    .more = "There is more to look at than is listed here.",
    .who_could_tell = "Who could be meant:",
    .instead = ", in place of the post:",
    .at_end = ", at the end of the post:",
    .spanish = false,
};

constexpr Phrases kSpanish{
    .checked = "Revisado. Estas reglas no encontraron nada por revisar.",
    .partly_checked = "Revisado solo en parte. Estas reglas no corrieron:",
    .other_language = "Ni español ni inglés: solo se buscaron números de expediente, de cuenta y similares.",
    .not_checked = "Sin revisar:",
    .after_changes = "Con estos cambios:",
    .afterwards = "después:",
    .more = "Hay más por revisar de lo que aparece aquí.",
    .who_could_tell = "A quién podría señalar:",
    .instead = ", en lugar de la publicación:",
    .at_end = ", al final de la publicación:",
    .spanish = true,
};

}  // namespace

std::string_view Phrases::Level(discreet::Level level) const {
  switch (level) {
    case discreet::Level::kNotice:
      return spanish ? "Échale un vistazo" : "Worth a look";
    case discreet::Level::kCaution:
      return spanish ? "Piénsalo dos veces" : "Think twice";
    case discreet::Level::kStop:
      return spanish ? "Detente y piensa" : "Stop and think";
    case discreet::Level::kUnspecified:
    case discreet::Level::kClear:
      break;
  }
  return spanish ? "Nada por revisar" : "Nothing to look at";
}

std::string_view Phrases::Reason(NotCheckedReason reason) const {
  switch (reason) {
    case NotCheckedReason::kTooLong:
      return spanish ? "el texto pasa de 256,000 bytes. Divídelo."
                     : "the text is over 256,000 bytes. Split it.";
    case NotCheckedReason::kTimeout:
      return spanish ? "no alcanzó el tiempo. Inténtalo otra vez." : "time ran out. Try again.";
    case NotCheckedReason::kModeOff:
      return spanish ? "tu organización lo apagó (Mode)." : "your organization switched it off (Mode).";
    case NotCheckedReason::kMessagesOff:
      return spanish ? "los mensajes privados no se revisan (PrivateMessages)."
                     : "private messages are not checked (PrivateMessages).";
    case NotCheckedReason::kFailed:
    case NotCheckedReason::kUnspecified:
      break;
  }
  return spanish ? "algo falló. Inténtalo otra vez." : "something failed inside. Try again.";
}

std::string_view Phrases::Size(GroupSize size) const {
  switch (size) {
    case GroupSize::kOnlyThisPerson:
      return spanish ? "Probablemente solo esta persona" : "Probably only this person";
    case GroupSize::kAHandful:
      return spanish ? "Unas pocas personas" : "A handful of people";
    case GroupSize::kTens:
      return spanish ? "Decenas" : "Tens";
    case GroupSize::kHundreds:
      return spanish ? "Cientos" : "Hundreds";
    case GroupSize::kThousandsOrMore:
      return spanish ? "Miles o más" : "Thousands or more";
    case GroupSize::kUnspecified:
      break;
  }
  return "";
}

const Phrases& PhrasesFor(std::string_view locale) {
  const bool spanish = locale == "es" || locale.starts_with("es-") || locale.starts_with("es_");
  return spanish ? kSpanish : kEnglish;
}

}  // namespace discreet
