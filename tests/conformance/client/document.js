// @ts-check
/**
 * A draft as the tests write it down, whatever the editor, and what an editor's own model holds, in one form.
 *
 * @typedef {string|{b: string}|{link: string}|{mention: string}|{emoji: string}|{br: true}} Part
 * @typedef {{item?: boolean, parts: Part[]}} Line   `item`: of a list
 *
 * Letters that say how a character stands in the model: "p" plain, "b" bold, "a" in a link, "@" in a mention, "e" a picture
 * of an emoji, "n" the end of a line.
 * @typedef {'p'|'b'|'a'|'@'|'e'|'n'} Style
 * @typedef {[text: string, style: Style]} Piece
 *
 * What each editor's module gives to the page.
 * @typedef {object} Opened
 * @property {HTMLElement} box           the element that is typed into
 * @property {string[]} can              of "b", "link", "mention", "emoji", "br", "item"; what its drafts can hold
 * @property {(lines: Line[]) => void} fill   as a restored draft comes in: by the editor's own interface
 * @property {() => Piece[]} pieces      the editor's model, in order
 * @property {(name: string) => void} mention   puts a mention at the selection, as a site's picker does
 */

/** @param {Piece[]} pieces @returns {{text: string, styles: string}} `styles`: a letter for each code unit */
export function modelOf(pieces) {
  return { text: pieces.map(([text]) => text).join(''), styles: pieces.map(([text, style]) => style.repeat(text.length)).join('') };
}

/** @param {Piece[][]} lines @returns {Piece[]} */
export const joined = (lines) => lines.flatMap((line, index) => (index === 0 ? line : [/** @type {Piece} */ (['\n', 'n']), ...line]));

/** One pixel, for pictures of emoji. */
export const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==';

/** @param {string} alt @returns {HTMLImageElement} */
export function picture(alt) {
  const image = Object.assign(document.createElement('img'), { src: PIXEL, alt, className: 'emoji' });
  return image;
}
