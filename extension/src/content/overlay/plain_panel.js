// @ts-check
/**
 * Asks about a held post where our frames do not come up. It stands in our own shadow root, where a page can find its
 * words: so they are the same whatever was found, and whether anything was looked at.
 */
import {words} from '../words.js';
import {bareElement, dress} from './frame.js';

const INK = {color: '#1b2430', font: '15px/1.5 system-ui, sans-serif', position: 'static'};

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
    dress(this.holder, {display: 'block', position: 'fixed', inset: 'auto', left: 'calc(50% - 190px)', top: '30%', width: '380px', 'box-sizing': 'border-box',
      padding: '18px', background: '#fff', border: '1px solid #8793a1', 'border-radius': '14px', 'pointer-events': 'auto', 'z-index': '1'});
    const line = bareElement('p');
    dress(line, {...INK, display: 'block', margin: '0 0 12px'});
    line.textContent = text.plain;
    this.holder.append(line);
    this.#addButton(text.back, chosen.back);
    if (mayPost) this.#addButton(text.post, chosen.post);
    root.append(this.holder);
    this.holder.showPopover?.();
    this.holder.querySelector('button')?.focus();
  }

  /** @param {string} label @param {() => void} pressed */
  #addButton(label, pressed) {
    const button = bareElement('button');
    dress(button, {...INK, display: 'inline-block', cursor: 'pointer', padding: '7px 13px', margin: '0 8px 0 0', border: '1px solid #8793a1', 'border-radius': '9px'});
    button.textContent = label;
    button.addEventListener('click', (event) => { if (event.isTrusted) pressed(); });
    this.holder.append(button);
  }

  end() { this.holder.remove(); }
}
