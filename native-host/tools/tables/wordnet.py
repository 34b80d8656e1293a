"""Nouns of WordNet 3.0, from its own files."""
import collections


class Nouns:
    """The nouns of WordNet 3.0: senses of a lemma, commonest first, and what lies below a meaning."""

    def __init__(self, folder):
        self.senses, self.words = {}, {}
        self.below, self.instances = collections.defaultdict(list), collections.defaultdict(list)
        for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            f = line.split(" | ")[0].split()
            count = int(f[3], 16)
            self.words[f[0]] = [f[4 + 2 * i] for i in range(count)]
            at = 4 + 2 * count
            for i in range(int(f[at])):
                kind, other = f[at + 1 + 4 * i], f[at + 2 + 4 * i]
                if kind == "~":
                    self.below[f[0]].append(other)
                if kind == "~i":  # single ones, such as persons and places
                    self.instances[f[0]].append(other)
        for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                f = line.split()
                self.senses[f[0]] = f[-int(f[2]):]

    def under(self, roots):
        found, todo = set(), [self.senses[lemma][sense - 1] for lemma, sense in roots]
        while todo:
            synset = todo.pop()
            if synset not in found:
                found.add(synset)
                todo += self.below[synset]
        return found
