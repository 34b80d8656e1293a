// @ts-check
/** Settings in plain words, for people who never saw a policy template. */

/** @typedef {import('./locales/pages_en.js').PagesWords} PagesWords */

/** @param {{name?: string, value?: string}} setting @param {PagesWords} words */
export function plainValue({name = '', value = ''}, words) {
  const known = /** @type {Record<string, Record<string, string>>} */ (words.value)[name]?.[value];
  if (known) return known;
  if (!value.startsWith('[')) return value;
  try {
    return JSON.parse(value).join(', ');
  } catch {
    return value;
  }
}

/** @param {{name?: string, value?: string}[]} settings @param {string} name @param {PagesWords} words */
export function plainSetting(settings, name, words) {
  const found = settings.find((each) => each.name === name);
  return found ? plainValue(found, words) : '';
}
