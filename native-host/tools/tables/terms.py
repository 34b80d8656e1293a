"""Words and phrases of health and work: what WordNet puts below a few meanings, pruned by rule."""
import collections
import re

from text_table import read_table, write_table
from wordnet import Nouns

# kind -> (lemma, number of the sense): everything below that meaning.
ROOTS = {
    "condition": [("ill_health", 1), ("disorder", 1), ("mental_disorder", 1), ("injury", 1), ("birth_defect", 1),
                  ("pregnancy", 1), ("infection", 1), ("wound", 1), ("disability", 1),
                  ("impairment", 1), ("allergy", 1), ("addiction", 1)],
    "symptom": [("symptom", 1), ("pain", 1), ("pain", 2), ("bleeding", 1)],
    "drug": [("medicine", 2), ("drug_of_abuse", 1), ("vaccine", 1), ("hormone", 1), ("antibiotic", 1), ("vitamin", 1)],
    "body_part": [("body_part", 1)],
    "procedure": [("medical_procedure", 1), ("therapy", 1), ("surgery", 4), ("diagnosis", 1)],
    "health_worker": [("health_professional", 1), ("medical_practitioner", 1)],
    "occupation": [("worker", 1), ("professional", 1), ("skilled_worker", 1), ("official", 2)],
    "equipment": [("medical_instrument", 1), ("dressing", 4)],
}
# Everything below these is something else in talk of people.
NOT_THESE = [("plant_part", 1), ("alcohol", 1), ("food", 2), ("beverage", 1), ("plant_disease", 1), ("animal_disease", 1),
             ("sleep", 1), ("hunger", 1), ("thirst", 1), ("feather", 1), ("wing", 1), ("scale", 7), ("tail", 1), ("plumage", 1)]
RARE = 60_000  # words rarer than this rank are left out where they are ordinary words of something else
COMMON = 6_000  # words above this rank are everyday words unless the meaning is their first and only kind


def uses(folder, part):
    """lemma -> how often its commonest senses were tagged in WordNet's own corpus"""
    counts = collections.Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        lemma, rest = key.split("%")
        if rest[0] in part:
            counts[lemma] += int(count)
    return counts


def build(wordnet, ordinary, ranks, out):
    nouns = Nouns(wordnet)
    other_parts = uses(wordnet, "2345")  # verbs, adjectives, adverbs
    as_noun = uses(wordnet, "1")
    never = nouns.under(NOT_THESE)
    kinds = collections.defaultdict(set)
    for kind, roots in ROOTS.items():
        for synset in nouns.under(roots) - never:
            for word in nouns.words[synset]:
                judge(kinds, kind, synset, word, nouns, ranks, ordinary, as_noun, other_parts)
    left_out = {row[0] for row in read_table(out / "terms" / "left_out.txt")}
    order = list(ROOTS) + ["everyday"]
    rows = [(w, ",".join(sorted(k, key=order.index))) for w, k in sorted(kinds.items()) if k - {"everyday"} and w not in left_out]
    write_table(out / "terms" / "wordnet.tsv", "word or phrase, kinds", rows)


def judge(kinds, kind, synset, word, nouns, ranks, ordinary, as_noun, other_parts):
    """Adds a word to its kind unless that meaning is a rare one of the word; says whether it is above all an everyday word."""
    lemma = word.lower()
    text = re.sub(r"\(\w+\)$", "", lemma).replace("_", " ")
    one_word = " " not in text and "-" not in text
    sense = nouns.senses[lemma].index(synset)
    if len(text) < 3 or not re.fullmatch(r"[a-z][a-z .'-]*", text):
        return
    if one_word and word[0].isupper() and kind not in ("drug", "condition"):
        return  # a person or a brand: "Charcot"
    if sense > 1 or (sense == 1 and one_word and ranks.get(text, RARE) < 1500):
        return
    if kind == "body_part" and one_word and text not in ranks:
        return  # parts of insects and plants, mostly
    kinds[text].add(kind)
    common = ranks.get(text, RARE) < COMMON
    if one_word and (sense > 0 or other_parts[lemma] > as_noun[lemma] or (common and text in ordinary and len(nouns.senses[lemma]) > 2)):
        kinds[text].add("everyday")
