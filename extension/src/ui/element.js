// @ts-check
/**
 * Makes an element. Text is only ever set as text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string|boolean|EventListener|undefined>} [properties]  `class`, attributes by their names, and
 *   listeners as functions under the event's name; false and undefined are left out, true is an empty attribute
 * @param {...(Node|string|null|undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/**
 * A button that heeds only a person: clicks made by a program are dropped.
 * @param {string} label @param {string} kind  class: "primary", "plain", "quiet" or "row"
 * @param {(event: MouseEvent) => void} act
 */
export function button(label, kind, act) {
  const made = element('button', {type: 'button', class: kind}, label);
  made.addEventListener('click', (event) => {
    if (event.isTrusted) act(event);
  });
  return made;
}
