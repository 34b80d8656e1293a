// @ts-check
/** Drafts with everything that people put into them, and changes to them. Invented, like all text of the tests. */

/** @typedef {import('./client/document.js').Line} Line */

/** @type {Record<string, Line[]>} */
export const DRAFTS = {
  'one line': [{ parts: ['Night shift 🌙 and Zoë asks for tea'] }],
  'lines, empty ones too': [{ parts: ['Premier jour'] }, { parts: [] }, { parts: ['שלום לכולם 👩🏽‍⚕️'] }, { parts: ['the end'] }],
  'mention in the middle': [{ parts: ['Thanks ', { mention: 'Zoe Nuñez' }, ' for the tea ☕'] }],
  'mention first and last': [{ parts: [{ mention: 'Zoe Nuñez' }, ' and ', { mention: 'ada lindqvist' }] }, { parts: [{ mention: 'Ömer' }] }],
  'two mentions side by side': [{ parts: ['cc ', { mention: 'Zoe Nuñez' }, { mention: 'ada lindqvist' }, ' ok'] }],
  'bold and links': [{ parts: ['The ', { b: 'löng' }, ' way ', { link: 'our ward' }, ', ', { b: 'then' }] }, { parts: [{ link: 'home' }] }],
  'pictures of emoji': [{ parts: ['Tired ', { emoji: '🙂' }, ' very ', { emoji: '👩🏽‍⚕️' }] }, { parts: [{ emoji: '🌙' }] }],
  'a list': [{ parts: ['To do:'] }, { item: true, parts: ['tea ', { b: 'now' }] }, { item: true, parts: ['sleep 💤'] }, { parts: ['done'] }],
  'soft breaks': [{ parts: ['one', { br: true }, 'two ', { b: 'zwei' }, { br: true }, 'שלוש'] }, { parts: ['four'] }],
};

/** @param {Line[]} lines @param {string[]} can @returns {boolean} whether an editor that can do that can hold the draft */
export function holds(lines, can) {
  const kinds = lines.flatMap(({ item, parts }) => [...(item ? ['item'] : []), ...parts.flatMap((part) => (typeof part === 'string' ? [] : Object.keys(part)))]);
  return (lines.length === 1 || can.includes('lines')) && kinds.every((kind) => can.includes(kind));
}

/** @type {Line[]} */
const RICH = [
  { parts: ['Saw ', { mention: 'Zoe Nuñez' }, ' and ', { b: 'Mr. Ünal' }, ' at ', { link: 'our ward' }, ' 🌙 today.'] },
  { parts: ['Second line ', { emoji: '🙂' }, ' with bed 12, שלום'] },
  { parts: ['third'] },
];
/** @type {Line[]} */
const PLAIN = [{ parts: ['Saw Zoë and Mr. Ünal at our ward 🌙 today.'] }, { parts: ['Second line with bed 12, שלום'] }, { parts: ['third'] }];
/** @type {Line[]} */
const ONE = [PLAIN[0]];
/** @type {Line[]} */
const LIST = [{ parts: ['To do:'] }, { item: true, parts: ['tea ', { b: 'now' }, ' for bed 7'] }, { item: true, parts: ['sleep 💤'] }];
/** @type {Line[]} */
const BREAKS = [{ parts: ['one bed', { br: true }, 'two ', { b: 'zwei' }, { br: true }, 'שלוש'] }, { parts: ['four'] }];

/** What is written over which words. @type {{name: string, draft: Line[], words: string, text: string}[]} */
export const CHANGES = [
  { name: 'a word in plain text', draft: ONE, words: 'Ünal', text: 'K.' },
  { name: 'begin of the text', draft: ONE, words: 'Saw', text: 'Met' },
  { name: 'end of the text', draft: ONE, words: 'today.', text: 'some day.' },
  { name: 'nothing in the middle', draft: ONE, words: ' and Mr. Ünal', text: '' },
  { name: 'nothing at the begin', draft: ONE, words: 'Saw ', text: '' },
  { name: 'nothing at the end', draft: ONE, words: ' today.', text: '' },
  { name: 'all of it', draft: ONE, words: 'Saw Zoë and Mr. Ünal at our ward 🌙 today.', text: 'Long night ☕' },
  { name: 'an emoji', draft: ONE, words: '🌙', text: '👩🏽‍⚕️' },
  { name: 'right-to-left', draft: ONE, words: 'our ward', text: 'המחלקה' },
  { name: 'over right-to-left', draft: PLAIN, words: 'שלום', text: 'hello' },
  { name: 'across lines', draft: PLAIN, words: 'today.\nSecond', text: 'then' },
  { name: 'over three lines', draft: PLAIN, words: '🌙 today.\nSecond line with bed 12, שלום\nth', text: 'th' },
  { name: 'begin of a line', draft: PLAIN, words: 'Second', text: 'Other' },
  { name: 'end of a line', draft: PLAIN, words: 'today.', text: 'lately 🌷' },
  { name: 'a whole line', draft: PLAIN, words: 'third', text: 'last' },
  { name: 'a whole line with nothing', draft: PLAIN, words: 'third', text: '' },
  { name: 'a mention', draft: RICH, words: '@Zoe Nuñez', text: 'a colleague' },
  { name: 'the name in a mention', draft: RICH, words: 'Zoe Nuñez', text: 'a colleague' },
  { name: 'half of a mention and what follows', draft: RICH, words: 'Nuñez and', text: 'with' },
  { name: 'a mention with nothing', draft: RICH, words: ' @Zoe Nuñez', text: '' },
  { name: 'bold', draft: RICH, words: 'Mr. Ünal', text: 'someone' },
  { name: 'bold and what is before it', draft: RICH, words: 'and Mr.', text: 'then' },
  { name: 'a link', draft: RICH, words: 'our ward', text: 'work' },
  { name: 'half of a link', draft: RICH, words: 'ward 🌙', text: 'place' },
  { name: 'a picture of an emoji', draft: RICH, words: '🙂', text: 'tired' },
  { name: 'a picture of an emoji and words', draft: RICH, words: 'line 🙂 with bed 12', text: 'thing 🌷' },
  { name: 'behind a picture of an emoji', draft: RICH, words: ' with bed 12', text: '' },
  { name: 'mention, bold and link at once', draft: RICH, words: '@Zoe Nuñez and Mr. Ünal at our', text: 'our' },
  { name: 'across lines with a picture', draft: RICH, words: 'today.\nSecond line 🙂', text: 'now' },
  { name: 'in a list', draft: LIST, words: 'bed 7', text: 'a bed' },
  { name: 'bold in a list', draft: LIST, words: 'now', text: 'later' },
  { name: 'a whole point of a list', draft: LIST, words: 'sleep 💤', text: 'rest' },
  { name: 'across points of a list', draft: LIST, words: 'for bed 7\nsleep', text: 'and sleep' },
  { name: 'before a soft break', draft: BREAKS, words: 'bed', text: 'cot' },
  { name: 'behind a soft break', draft: BREAKS, words: 'two ', text: 'deux ' },
  { name: 'across a soft break', draft: BREAKS, words: 'bed\ntwo', text: 'and two' },
  { name: 'nothing before a soft break', draft: BREAKS, words: ' bed', text: '' },
];
