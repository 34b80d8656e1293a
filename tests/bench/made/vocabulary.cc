#include "made/vocabulary.h"

namespace discreet::bench {
namespace {

constexpr std::string_view kCommon[] = {
    "the",      "to",       "a",         "and",     "i",         "of",     "in",       "it",       "is",
    "my",       "for",      "you",       "that",    "on",        "we",     "was",      "this",     "so",
    "with",     "at",       "me",        "have",    "be",        "just",   "but",      "not",      "are",
    "all",      "had",      "they",      "one",     "out",       "up",     "about",    "when",     "what",
    "her",      "he",       "she",       "after",   "no",        "like",   "get",      "from",     "do",
    "if",       "your",     "day",       "now",     "time",      "can",    "our",      "an",       "as",
    "how",      "got",      "who",       "today",   "back",      "been",   "or",       "more",     "then",
    "will",     "good",     "there",     "were",    "really",    "never",  "some",     "only",     "still",
    "new",      "people",   "off",       "because", "their",     "going",  "has",      "than",     "two",
    "last",     "first",    "over",      "again",   "know",      "love",   "need",     "night",    "too",
    "even",     "every",    "think",     "see",     "work",      "by",     "before",   "home",     "go",
    "them",     "right",    "best",      "why",     "way",       "here",   "made",     "him",      "down",
    "week",     "long",     "much",      "us",      "any",       "little", "thing",    "want",     "next",
    "well",     "make",     "great",     "years",   "into",      "always", "feel",     "most",     "year",
    "morning",  "coffee",   "something", "nothing", "around",    "old",    "another",  "train",    "rain",
    "garden",   "music",    "window",    "kitchen", "holiday",   "walked", "small",    "found",    "weather",
    "watching", "book",     "shoes",     "Sunday",  "bread",     "story",  "winter",   "friends",  "light",
    "river",    "street",   "table",     "phone",   "paper",     "city",   "tomorrow", "together", "almost",
    "happy",    "tired",    "early",     "late",    "finally",   "maybe",  "game",     "team",     "dinner",
    "water",    "walk",     "cat",       "dog",     "song",      "film",   "blue",     "green",    "market",
    "running",  "bus",      "waiting",   "already", "beautiful", "quiet",  "sleep",    "hope",     "soup",
    "hands",    "mountain", "laugh",     "cold"};

constexpr std::string_view kTopic[] = {
    "patient",     "patients",    "nurse",      "doctor",       "surgeon",    "ward",         "clinic",
    "hospital",    "chart",       "record",     "records",      "shift",      "manager",      "supervisor",
    "coworker",    "colleague",   "employee",   "employer",     "salary",     "overtime",     "schedule",
    "policy",      "complaint",   "lawsuit",    "insurance",    "claim",      "invoice",      "payment",
    "password",    "login",       "badge",      "locker",       "keycard",    "door",         "server",
    "network",     "backup",      "screenshot", "photo",        "video",      "camera",       "recording",
    "merger",      "layoffs",     "budget",     "forecast",     "contract",   "vendor",       "discount",
    "strategy",    "roadmap",     "prototype",  "confidential", "internal",   "embargo",      "memo",
    "board",       "meeting",     "minutes",    "audit",        "inspection", "incident",     "report",
    "error",       "mistake",     "fall",       "infection",    "outbreak",   "vaccine",      "dose",
    "tablet",      "insulin",     "morphine",   "antibiotic",   "remedy",     "cure",         "detox",
    "supplement",  "therapy",     "surgery",    "biopsy",       "scan",       "ultrasound",   "discharge",
    "admission",   "transfer",    "ambulance",  "stretcher",    "monitor",    "catheter",     "bandage",
    "wound",       "fracture",    "stroke",     "seizure",      "diabetes",   "asthma",       "allergy",
    "pregnant",    "newborn",     "toddler",    "teenager",     "widow",      "neighbour",    "cousin",
    "brother",     "grandmother", "lazy",       "stupid",       "useless",    "crazy",        "drunk",
    "liar",        "thief",       "fired",      "hired",        "resigned",   "promoted",     "suspended",
    "leaked",      "copied",      "forwarded",  "shared",       "posted",     "deleted",      "stole",
    "threatened",  "shouted",     "laughed",    "refused",      "ignored",    "forgot",       "dropped",
    "injected",    "prescribed",  "diagnosed",  "treated",      "admitted",   "discharged",   "transferred",
    "examined",    "operated",    "bedside",    "corridor",     "reception",  "basement",     "rooftop",
    "parking",     "cafeteria",   "pharmacy",   "laboratory",   "morgue",     "nursery",      "theatre",
    "intensive",   "emergency",   "outpatient", "dementia",     "hospice",    "dialysis",     "transplant",
    "donor",       "overdose",    "withdrawal", "rehab",        "counsellor", "psychiatrist", "midwife",
    "paramedic",   "physio",      "radiology",  "oncology",     "cardiology", "pediatrics",   "maternity",
    "orthopedics", "allegation",  "bribe",      "refund",       "warranty",   "recall",       "shortage",
    "strike",      "picket",      "union",      "grievance"};

constexpr std::string_view kAccented[] = {
    "café",    "mañana", "über",     "señora",  "naïve",   "año",   "très",     "crème", "fête",
    "corazón", "niño",   "médico",   "garçon",  "smörgås", "þetta", "köszönöm", "güzel", "avó",
    "coração", "élève",  "jalapeño", "fiancée", "déjà",    "vu",    "así",      "está",  "qué"};

constexpr std::string_view kNames[] = {
    "Amara",    "Bram",       "Chidi",   "Dagny",    "Esra",      "Fionn",      "Greta",
    "Hiro",     "Ines",       "Jorge",   "Kateryna", "Lars",      "Maja",       "Nkechi",
    "Oisín",    "Priya",      "Quentin", "Renée",    "Søren",     "Tariq",      "Uma",
    "Wanjiru",  "Ximena",     "Yusuf",   "Zoë",      "Okafor",    "Lindqvist",  "Marchetti",
    "Nakamura", "Oyelaran",   "Petrov",  "Quispe",   "Rosales",   "Szabó",      "Thorsen",
    "Uribe",    "Villanueva", "Zanetti", "Abiodun",  "Brankovic", "Castellanos"};

constexpr std::string_view kOther[] = {"łódź",  "Straße",   "ŝanĝo", "Věra",     "Weiß",   "Yıldız",
                                       "שלום",  "תודה",     "لیل",   "شكرا",     "صباح",   "спасибо",
                                       "ночь",  "καλημέρα", "夜勤",  "お疲れ様", "고마워", "धन्यवाद",
                                       "ขอบคุณ", "ночная",   "смена"};

constexpr std::string_view kPictures[] = {"🙏",  "💙",       "😂", "🥣",   "👩🏽‍⚕️", "🎉", "😴",
                                          "☕",  "🌧️", "🚑", "❤️", "🤷‍♀️",     "👀", "🔥",
                                          "🇪🇸", "✨"};

constexpr std::string_view kLabels[] = {
    "account",  "acct",   "badge",     "ticket",  "locker",  "claim",        "member",      "policy",
    "invoice",  "order",  "parcel",    "voucher", "permit",  "docket",       "contract",    "device",
    "asset",    "serial", "unit",      "batch",   "sample",  "chart",        "episode",     "referral",
    "booking",  "tenant", "meter",     "vendor",  "payroll", "staff",        "visitor",     "keycard",
    "terminal", "pager",  "extension", "router",  "licence", "registration", "certificate", "deposit"};

constexpr std::string_view kSyllables[] = {"ba",  "cre", "dol", "fi",  "gan",  "ho",   "ji",  "kar",
                                           "lu",  "mo",  "nep", "or",  "pli",  "qua",  "ris", "sta",
                                           "tem", "u",   "vex", "wyn", "za",   "thro", "shi", "ello",
                                           "ack", "int", "ume", "oss", "ique", "and"};

}  // namespace

std::span<const std::string_view> CommonWords() { return kCommon; }
std::span<const std::string_view> TopicWords() { return kTopic; }
std::span<const std::string_view> AccentedWords() { return kAccented; }
std::span<const std::string_view> GivenNames() { return kNames; }
std::span<const std::string_view> OtherScripts() { return kOther; }
std::span<const std::string_view> Pictures() { return kPictures; }
std::span<const std::string_view> Labels() { return kLabels; }
std::span<const std::string_view> Syllables() { return kSyllables; }

}  // namespace discreet::bench
