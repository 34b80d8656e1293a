// @ts-check
/**
 * The practice box: the content script's own watch over a composer of this page, checked by the real host. Its port has a
 * name of its own, by which the worker knows that nothing that is decided here is to be told on.
 */
import {Link} from '../../content/link.js';
import {PageEvents} from '../../content/page_events.js';
import {Watch} from '../../content/watch.js';
import {button, element} from '../element.js';

/** Begins once the box is in the document. */
export function startPractice() {
  /** @type {Watch|null} */
  let watch = null;
  const link = new Link({
    heard: (message) => {
      if (message.type !== 'state') watch?.heard(message);
      else if (watch && message.surface) watch.state(message.surface, message.settings, message.link);
      else if (message.surface) watch = new Watch(message.surface, message.settings, message.link, (each) => link.send(each), new PageEvents());
    },
    opened: () => { watch?.port(true); },
    lost: () => { watch?.port(false); },
  }, 'practice');
  link.open();
}

/** @param {import('../locales/pages_en.js').PagesWords['welcome']} words */
export function practiceBox(words) {
  const box = element('textarea', {id: 'practice-text', rows: '5', dir: 'auto', autocomplete: 'off', 'aria-label': words.practiceLabel});
  box.value = words.sample;
  const told = element('p', {class: 'told', role: 'status'});
  const post = button(words.post, 'primary', () => {});
  post.id = 'practice-post';
  // The press may be done over again by the gate, once it lets the post through.
  post.addEventListener('click', () => { told.textContent = words.posted; });
  const again = button(words.again, 'plain', () => {
    box.focus();
    box.select();
    // As a person would: the box's own undo still leads back.
    if (!document.execCommand('insertText', false, words.sample)) box.value = words.sample;
    told.textContent = words.startedOver;
  });
  box.addEventListener('input', () => { told.textContent = ''; });
  return element('div', {id: 'practice-box'}, box, element('div', {class: 'buttons'}, post, again), told);
}
