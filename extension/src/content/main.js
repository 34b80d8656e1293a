// @ts-check
/**
 * The content script: runs in every document of a watched site before any script of the page. It listens at once, before
 * anything of the page can, and does nothing until the worker says that the document's address is a listed one.
 */
import {Link} from './link.js';
import {PageEvents} from './page_events.js';
import {Watch} from './watch.js';

/** @type {Watch|null} */
let watch = null;
const events = new PageEvents();
events.listen();

const link = new Link({
  heard: (message) => {
    if (message.type !== 'state') return watch?.heard(message);
    if (watch) {
      // A site is never dropped while it is open: an admin's list is unknown for as long as the host is.
      if (message.surface) watch.state(message.surface, message.settings, message.link);
    } else if (message.surface && document instanceof HTMLDocument) {
      watch = new Watch(message.surface, message.settings, message.link, (each) => link.send(each), events);
    } else events.ignore();
    return undefined;
  },
  opened: () => { watch?.port(true); },
  lost: () => { watch?.port(false); },
});
link.open();
