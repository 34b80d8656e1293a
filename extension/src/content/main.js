// @ts-check
/**
 * The content script: runs in every document of a watched site before any script of the page. It listens at once, before
 * anything of the page can, and does nothing until the worker says that the document's address is a listed one.
 */
import {Link} from './link.js';
import {PageEvents} from './page_events.js';
import {isFirst, succeed} from './succession.js';
import {Watch} from './watch.js';

/** @typedef {Extract<import('../messages.js').ToContent, {type: 'state'}>} State */

function begin() {
  /** @type {Watch|null} */
  let watch = null;
  const events = new PageEvents();
  events.listen();

  /** @param {State} state */
  const heardState = ({surface, settings, link: state, heir}) => {
    // A site is never dropped while it is open: an admin's list is unknown for as long as the host is.
    if (watch) {
      if (surface) watch.state(surface, settings, state);
      return;
    }
    if (!surface || !(document instanceof HTMLDocument)) return void events.ignore();
    succeed(heir, () => {
      events.ignore();
      watch?.retire();
    });
    watch = new Watch(surface, settings, state, (each) => link.send(each), events);
  };
  const link = new Link({
    heard: (message) => { if (message.type === 'state') heardState(message); else watch?.heard(message); },
    opened: () => { watch?.port(true); },
    lost: () => { watch?.port(false); },
  });
  link.open();
}

if (isFirst()) begin();
