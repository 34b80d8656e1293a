// @ts-check
/** Invented posts to measure with: harmless and risky ones, several scripts, no word of anybody's; and what benches read and count by. */

export const POSTS = [
  'Twelve hours, three cups of tea and one very good playlist. Proud of this team tonight 💙',
  'Finally discharged Mr. Okonkwo-Døhl from bed 14 today, MRN 00583921, after his bypass on 3 March. He danced to the lift.',
  'Nobody warned me that night shift makes cereal a food group 🥣 Send recipes that take four minutes.',
  'My patient, the only lighthouse keeper in Skagen, lost two fingers on Tuesday and still asked how I was.',
  'Staffing is 1:7 again and the break room kettle is broken. Guess which one got an incident form. #NursesOfTikTok',
  'לילה ארוך במיון, אבל הצוות הזה מציל חיים. תודה לכולם 🙏',
  'Renée called about her mum’s results, dob 04/07/1951, phone 555-0142, please ring her back before noon.',
  'Vaccine clinic on Saturday from nine to two, car park B. Bring your sleeves and your gran.',
];

/** A text of about `size` UTF-16 units made of the posts above. @param {number} size */
export function textOf(size) {
  let text = '';
  for (let at = 0; text.length < size; ++at) text += `${text === '' ? '' : '\n'}${POSTS[at % POSTS.length]}`;
  // Never half a character: an emoji is two UTF-16 units.
  return text.slice(0, size).replace(/[\uD800-\uDBFF]$/, '');
}

/** The rows of a set. @param {string} text  JSON, a line each @returns {any[]} */
export const rowsOf = (text) => text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line));

/** Nearest-rank quantile of `values`. @param {number[]} values @param {number} share 0 to 1 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** @param {number} ms */
export const fixed = (ms) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0)).padStart(7);
