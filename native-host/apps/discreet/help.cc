#include "help.h"

namespace discreet {

const char kHelp[] = R"(discreet - a second look before a post becomes public, on this computer alone

  discreet check [FILE]     judge a post: what could point to a patient, and what could stand there instead
  discreet explain [FILE]   how that came about: rules, evidence, and what was left alone
  discreet --version
  discreet check --help     options, formats and exit codes

FILE is UTF-8 text; standard input where it is left out or "-". Nothing is sent or kept.

  printf 'My patient Mr. Núñez coded twice last night' | discreet check
)";

const char kCheckHelp[] = R"(discreet check [FILE] [OPTIONS]

Judges one post, or with --jsonl many, by the rules that the browser extension uses. FILE is UTF-8; standard input where
it is left out or "-".

  --kind KIND        post (default), reply, review_reply, review, comment, caption, message, bio, form; a message is
                     checked only where the settings say so (PrivateMessages)
  --format FORMAT    text (default), json, predictions
  --jsonl            FILE holds one JSON object a line instead of one post
  --fail-on LEVEL    notice, caution (default), stop: exit with 1 from this level on
  --locale TAG       language of the reasons: en (default), es
  --policy FILE      settings to judge by, as in /etc/discreet/policy.json; without it the built-in defaults, not
                     this computer's
  --pack FILE        a pack made with discreet-pack build, in place of the built-in rules
  --timing           how long the stages took, as JSON on standard error when all is done: posts, and for text,
                     recognize, assess, advise and total the p50, p95 and p99 in microseconds

Formats
  text         for people. On a terminal the words in question are underlined: dotted (worth a look), one line (think
               twice), two lines (stop and think); elsewhere, or with NO_COLOR set, they stand in [brackets].
  json         one line a post: the report as the extension gets it (Report in shared/proto/discreet/v1/wire.proto,
               canonical JSON). "begin" and "end" count UTF-16 code units, as JavaScript does. A field at its default
               (false, 0, an empty list) is left out.
  predictions  with --jsonl only, one line a post:
                 {"id":"1","spans":[{"start":11,"end":23,"label":"NAME"}],"labels":["phi"],"score":0.93}
               "start" and "end" count Unicode code points. "spans": every identifier that was found, whether or not it
               was held against the post (NAME LOCATION ADDRESS ORG DATE AGE PHONE FAX EMAIL SSN MRN PLAN_ID ACCOUNT
               LICENSE VEHICLE DEVICE_ID URL IP USERNAME PHOTO BIOMETRIC OTHER_ID, QUASI for what only helps to
               identify), and POLICY for words that break policy. "labels": phi or reidentifiable, policy:CATEGORY for
               each that reached "think twice" or the highest level it can have; none where nothing did. "score": the
               higher of the two risks, 0-1. "status": PARTIAL or NOT_CHECKED, only where some or no rules ran.

JSON lines
  One object a line, blank lines are skipped:
                 {"id":"1","text":"Long night, good team","kind":"reply"}
  "id"    string or whole number; comes back as it is
  "text"  the post
  "kind"  as for --kind, which holds where it is left out
  "pictures"  how many are attached; none where it is left out
  Other fields are ignored. Lines come out in the order they came in. With --format json a line is
  {"id":"1","report":{...}}. A line that cannot be read ends the run with exit code 2; the message names the line.

Exit codes
  0  every post was checked and nothing reached --fail-on
  1  something reached --fail-on
  2  bad usage, or input that cannot be read
  3  a post was not checked in full and nothing may be concluded from silence; goes before 1 with --jsonl
)";

const char kExplainHelp[] = R"(discreet explain [FILE] [OPTIONS]

Says for one post how its verdict came about: each finding with its rule, layer, words and citations; the three questions
(is it about a patient of the author, does it tell something clinical, can someone be identified) with the evidence and
its weights in log-odds; how many people could be meant, what narrows that most and what coarser words would give; and
what was found and left alone, and why. FILE is UTF-8; standard input where it is left out or "-".

  --kind KIND      post (default), reply, review_reply, review, comment, caption, message, bio, form
  --fail-on LEVEL  notice, caution (default), stop: exit with 1 from this level on
  --policy FILE    settings to judge by; without it the built-in defaults
  --pack FILE      a pack made with discreet-pack build, in place of the built-in rules

Exit codes are those of discreet check.
)";

}  // namespace discreet
