// @ts-check
/**
 * What each box of a composer is for, and what is attached: told by the page's own labels, never by content.
 *
 * @typedef {import('../wire.gen.js').PartRole} PartRole
 * @typedef {import('../wire.gen.js').Attachment} Attachment
 * @typedef {import('../wire.gen.js').AttachmentKind} AttachmentKind
 */

/** @type {[RegExp, PartRole][]} */
const ROLES = [
  [/\balt\b|describ|description|alternativ/i, 'ALT_TEXT'],
  [/\bpoll\b|\boption\b|\bchoice\b|opci[oó]n/i, 'POLL_OPTION'],
  [/\bwarning\b|\bspoiler\b|\bcw\b|advertencia/i, 'CONTENT_WARNING'],
  [/\blink\b|\burl\b|enlace/i, 'LINK'],
  [/\btitle\b|\bsubject\b|\bheadline\b|t[ií]tulo|asunto/i, 'TITLE'],
];

/** @param {HTMLElement} box @param {boolean} main  whether it is the pattern's own box @returns {PartRole} */
export function roleOf(box, main) {
  if (main) return 'BODY';
  if (box instanceof HTMLInputElement && box.type === 'url') return 'LINK';
  const label = ['aria-label', 'placeholder', 'name', 'id', 'title', 'data-testid'].map((name) => box.getAttribute(name) ?? '').join(' ').replaceAll(/[_-]/g, ' ');
  const role = ROLES.find(([words]) => words.test(label));
  if (role) return role[1];
  return box instanceof HTMLInputElement ? 'TITLE' : 'BODY';
}

/** @param {Element} element @returns {AttachmentKind} */
function attachmentKind(element) {
  const is = (/** @type {string} */ selector) => element.matches(selector) || element.querySelector(selector) !== null;
  if (is('video')) return 'VIDEO';
  if (is('audio')) return 'AUDIO';
  if (is('img, picture, canvas, svg, [style*="background-image"]')) return 'IMAGE';
  return 'DOCUMENT';
}

/** By count and kind only. @param {Iterable<Element>} elements @returns {Attachment[]} */
export function attachmentsOf(elements) {
  /** @type {Map<AttachmentKind, number>} */
  const counts = new Map();
  for (const element of elements) {
    const kind = attachmentKind(element);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({kind, count}));
}
