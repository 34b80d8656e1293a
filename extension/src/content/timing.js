// @ts-check
/** Every wait of the content script, in milliseconds. Imported as a whole: `import * as timing`. */

/** Least time between two checks of a composer while its author types. The first change after a pause goes at once. */
export const typing = 120;
/** Words that were typed are marked so long after the caret left them. What was not typed just now is marked as soon as it is known. */
export const leave = 400;
/** After the last key, a word at the caret counts as finished too. */
export const pause = 700;
/** Nothing says "checking" before this. */
export const checking = 300;
/** A held post is given up on, and the fail policy decides. Also the longest that a background check may take. */
export const fail = 2_000;
/** A frame that has not said hello by then is loaded once more, and then given up on for `frameRetry`. */
export const frameHello = 500;
export const frameSecondHello = 1_500;
export const frameRetry = 15_000;
/** An answer is forgotten after so long without a key, click or touch of the author. */
export const answers = 600_000;
/** What the author is about to override has been in full view for at least this long. */
export const seen = 600;
/** Between two looks at whether the open card is in full view. */
export const seenEvery = 100;
/** A rich editor must see its selection settle before text is typed (Draft.js: at least 1). */
export const settle = 20;
/** Longest wait for an editor to show what was written into it. */
export const written = 1_000;
/** A click or submit of the page's own counts as following the author's press within this. */
export const follows = 1_000;
/** How long a permission to post once holds: for our own replay, and for the author's next press. */
export const replay = 3_000;
export const nextPress = 30_000;
/** Between two looks at a box that a page may change or move without any event. */
export const poll = 300;
/** Waits before the overlay is put back, each time that the page removes it; then the last, again and again. */
export const putBack = Object.freeze([0, 50, 250, 1_000, 5_000]);
/** A living worker says how things stand within this. */
export const silence = 1_500;
/** Waits before the worker is called again. */
export const reconnect = Object.freeze([0, 250, 1_000, 4_000, 30_000]);
/** Least time between two searches of the page for compose boxes. */
export const search = 200;
