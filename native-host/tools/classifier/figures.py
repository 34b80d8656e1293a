"""How well the answers to labelled posts fit; README.md says what each figure means."""
from labels import HEADS, POLICIES
from posts import PHI, PRIVACY

MEASURED = 'posts-dev'  # what figures are of while training; held-back sets are for ./dev bench
THRESHOLDS = (.3, .5, .7, .9)
CUTS = [i / 40 for i in range(2, 39)]  # .05 to .95, to find the best of
QUIET_STRATA = ('harmless', 'ordinary', 'protected', 'review_neutral')


def share(said):
    said = list(said)
    return f'{sum(said) / len(said):.3f} of {len(said)}' if said else 'none there'


def print_privacy(posts, answers):
    for threshold in THRESHOLDS:
        said = [row[PRIVACY] >= threshold for row in answers]

        def among(which):
            return share(s for s, post in zip(said, posts) if which(post))

        print(f'  privacy at {threshold}: found {among(lambda p: p.wanted[PRIVACY])}, phi {among(lambda p: p.wanted[PHI])}, '
              f'reidentifiable {among(lambda p: p.wanted[PRIVACY] and not p.wanted[PHI])}, '
              f'review_confirm {among(lambda p: p.stratum == "review_confirm")}')
        quiet = [f'{stratum} {among(lambda p: p.stratum == stratum and not p.wanted[PRIVACY])}' for stratum in QUIET_STRATA]
        quiet.append(f'contrast {among(lambda p: p.stratum.startswith("contrast") and not p.wanted[PRIVACY])}')
        print('    false alarms:', ', '.join(quiet))


def recall_and_precision(answers, wanted, cut):
    said = [a >= cut for a in answers]
    right = sum(s and w for s, w in zip(said, wanted))
    return right / max(1, sum(wanted)), right / max(1, sum(said))


def f_score(recall, precision):
    return 2 * recall * precision / max(1e-9, recall + precision)


def print_policies(posts, answers):
    for policy in POLICIES:
        head = HEADS.index(policy)
        wanted, given = [post.wanted[head] for post in posts], [row[head] for row in answers]
        best = max(CUTS, key=lambda cut: f_score(*recall_and_precision(given, wanted, cut)))
        protected = sum(a >= .5 for a, post in zip(given, posts) if post.stratum == 'protected')
        at_half, at_best = recall_and_precision(given, wanted, .5), recall_and_precision(given, wanted, best)
        print(f'  {policy:22} {sum(wanted):3} posts; at .5 recall {at_half[0]:.2f} precision {at_half[1]:.2f}; '
              f'best at {best:.2f} {at_best[0]:.2f} {at_best[1]:.2f}; protected speech {protected}')


def print_figures(posts, answers, when):
    """`answers`: a probability for each post and head."""
    print(when)
    answers = [list(map(float, row)) for row in answers]
    print_privacy(posts, answers)
    print_policies(posts, answers)
