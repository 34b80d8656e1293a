"""Places of the United States with people and county, and larger ones of the world."""
import re
import unicodedata

from text_table import read_table, write_table
from wordnet import Nouns

WORLD_AT_LEAST = 2_000
PARTS_AT_LEAST = 5_000
OTHER_SPELLINGS_FROM = 750_000
PART_OF_A_TOWN = "PPLX"  # as GeoNames calls it
NOT_TOWNS = {"PPLQ", "PPLH", "PPLW", "PPLCH"}  # given up, in ruins, once a capital
CALLED = {"new york city": "new york"}
RENUMBERED = {2270: 2158, 2063: 2261, 2066: 2261}  # counties as counties.tsv numbers them: Kusilvak, Valdez-Cordova
SHORT_FORMS = [("saint ", "st "), ("fort ", "ft "), ("mount ", "mt "), ("st. ", "st "), ("ft. ", "ft "), ("mt. ", "mt ")]


def geonames(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        f = line.split("\t")
        yield {"name": f[1], "ascii": f[2], "other": f[3].split(","), "code": f[7], "country": f[8], "admin1": f[10],
               "admin2": f[11], "people": int(f[14] or 0)}


def spellings(name):
    name = name.lower()
    forms = {name, CALLED.get(name, name)}
    for long, short in SHORT_FORMS:
        if name.startswith(long):
            forms.add(short + name[len(long):])
    return forms


def build(cities, wordnet, out, ordinary):
    towns(cities, out, ordinary)
    wordnet_places(Nouns(wordnet), ordinary, out)


def towns(cities, out, ordinary):
    fips_of = {row[0]: row[2] for row in read_table(out / "counties" / "states.tsv")}
    us, world = [], {}
    for place in geonames(cities):
        if place["code"] in NOT_TOWNS:
            continue
        if place["code"] == PART_OF_A_TOWN:
            if place["people"] >= PARTS_AT_LEAST:
                enter(world, place, "neighborhood", ordinary)
        elif place["country"] in ("US", "PR"):
            state = "PR" if place["country"] == "PR" else place["admin1"]
            if state in fips_of:
                us += us_rows(place, state, fips_of[state])
        elif place["people"] >= WORLD_AT_LEAST:
            enter(world, place, "city", ordinary)
    us.sort(key=lambda r: (r[0], -r[3], r[1], r[2]))
    write_table(out / "places" / "us.tsv", "name, state, FIPS number of the county (0: unknown), people", us)
    write_table(out / "places" / "world.tsv", "name, kinds, people", [(n, ",".join(sorted(k)), p) for n, (k, p) in sorted(world.items())])


def enter(world, place, kind, ordinary):
    for name in world_names(place, ordinary):
        kinds, people = world.get(name, (set(), 0))
        world[name] = kinds | {kind}, max(people, place["people"])


def us_rows(place, state, state_fips):
    has_county = re.fullmatch(r"\d{3}", place["admin2"])  # those of Puerto Rico have numbers of another kind
    county = int(state_fips) * 1000 + int(place["admin2"]) if has_county else 0
    return [(name, state, RENUMBERED.get(county, county), place["people"]) for name in sorted(spellings(place["name"]))]


def is_latin(name):
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha()) and re.fullmatch(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*", name)


def world_names(place, ordinary):
    names = spellings(place["name"]) | {place["ascii"].lower()}
    if place["people"] >= OTHER_SPELLINGS_FROM:
        names |= {n.lower() for n in place["other"] if len(n) >= 4 and n[0].isupper() and n[1:] != n[1:].upper()
                  and is_latin(n) and n.lower() not in ordinary}
    return {n for n in names if any(c.isalpha() for c in n)}


# kind -> (lemma, number of the sense): single ones below that meaning of WordNet.
INSTANCES = {
    "country": [("country", 2)],
    "state": [("american_state", 1)],
    "region": [("state", 1), ("geographical_area", 1), ("district", 1), ("continent", 1), ("land", 4), ("island", 1), ("body_of_water", 1),
               ("mountain", 1), ("range", 4), ("desert", 1), ("valley", 1), ("peninsula", 1)],
    "city": [("municipality", 1)],
}
DEMONYMS = [("inhabitant", 1), ("american", 1), ("european", 1), ("asian", 1), ("african", 1)]


def wordnet_places(nouns, ordinary, out):
    kinds = {}
    for kind, roots in INSTANCES.items():
        classes = nouns.under(roots)
        for synset in sorted({i for c in classes for i in nouns.instances[c]}):
            add_names(kinds, kind, nouns, synset, ordinary)
    for synset in sorted(nouns.under(DEMONYMS)):
        add_names(kinds, "demonym", nouns, synset, ordinary)
    write_table(out / "places" / "wordnet.tsv", "name, kinds", [(n, ",".join(sorted(k))) for n, k in sorted(kinds.items())])


def add_names(kinds, kind, nouns, synset, ordinary):
    for word in nouns.words[synset]:
        name = word.lower().replace("_", " ")
        known = word[0].isupper() and (kind == "country" or name not in ordinary) and len(name) > 2 and not word.isupper()
        # A rare meaning of a word is left out, and what goes by the name of a person.
        if known and nouns.senses[word.lower()].index(synset) < 2:
            kinds.setdefault(name, set()).add(kind)
