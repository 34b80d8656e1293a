// @ts-check
/**
 * Asks about a held post where our frames do not come up. It stands in our own shadow root, where a page can find its
 * words: so they are the same whatever was found, and whether anything was looked at.
 */
import {words} from '../words.js';
import {bareElement, dress} from './frame.js';

const INK = 'color: #1b2430; font: 15px/1.5 system-ui, sans-serif; position: static; margin: 0 8px 12px 0';
const EDGE = 'background: #fff; border: 1px solid #8793a1; border-radius: 12px; padding: 8px 14px';

export class PlainPanel {
  /**
   * @param {ShadowRoot} root @param {string} language @param {boolean} mayPost
   * @param {{post: () => void, back: () => void}} chosen  by a person
   */
  constructor(root, language, mayPost, chosen) {
    const text = words(language);
    this.holder = bareElement('div');
    this.holder.setAttribute('popover', 'manual');
    this.holder.setAttribute('role', 'alertdialog');
    dress(this.holder, `display: block; position: fixed; inset: 30% auto auto calc(50% - 190px); width: 350px; pointer-events: auto; ${EDGE}`);
    const line = bareElement('p');
    dress(line, INK);
    line.textContent = text.plain;
    this.holder.append(line);
    this.#addButton(text.back, chosen.back);
    if (mayPost) this.#addButton(text.post, chosen.post);
    root.append(this.holder);
    if (root.host.isConnected) this.holder.showPopover();
    this.holder.querySelector('button')?.focus();
  }

  /** @param {string} label @param {() => void} pressed */
  #addButton(label, pressed) {
    const button = bareElement('button');
    dress(button, `${INK}; ${EDGE}; cursor: pointer`);
    button.textContent = label;
    button.addEventListener('click', (event) => { if (event.isTrusted) pressed(); });
    this.holder.append(button);
  }

  end() { this.holder.remove(); }
}
