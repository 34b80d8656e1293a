// @ts-check
/**
 * What staff may say of their work, and what stays private. Fixed text: no port is opened, nothing is asked of the host, and
 * nothing that anybody writes leads here. The address ends in the language, as in "rights.html#es".
 */
import {rightsWords} from '../locales/rights.js';
import {setTop} from '../page_top.js';
import {followSystemTheme} from '../theme.js';
import {rightsPage} from './rights_page.js';

const main = /** @type {HTMLElement} */ (document.getElementById('rights'));

function draw() {
  const asked = location.hash.slice(1) || navigator.language.slice(0, 2);
  const language = asked === 'es' ? 'es' : 'en';
  const words = rightsWords(language);
  setTop('rights', language, words.title);
  main.replaceChildren(...rightsPage(words, language));
}

followSystemTheme();
addEventListener('hashchange', draw);
draw();
