// @ts-check
/** Which surface a document is: the host's list once it is there, else the copy that came with the extension. */
import {matchesAddress, parsePattern} from './match_pattern.js';

/**
 * @typedef {import('../wire.gen.js').Surface} Surface
 * @typedef {Pick<chrome.runtime.MessageSender, 'url'|'origin'> & {tab?: {url?: string}}} Sender
 */

/** Id of the surface for sites that an admin listed and no other surface knows. */
const GENERIC = 'generic';

/**
 * Address of the document that a message came from. Frames without an address of their own (about:blank, srcdoc,
 * blob:) belong to the origin that made them, a sandboxed one of these, which has no origin, to the tab's page; null where
 * that is nobody's. The browser runs us in none that was not made by a listed site.
 * @param {Sender} sender
 * @returns {URL|null}
 */
export function addressOf(sender) {
  for (const text of [sender.url, sender.origin, sender.tab?.url]) {
    if (!text || !/^https?:/.test(text)) continue;
    try {
      return new URL(text);
    } catch {
      // an address that the browser gave and URL refuses is no listed site
    }
  }
  return null;
}

/** @param {string[]} patterns @param {URL} address */
function anyMatches(patterns, address) {
  return patterns.some((text) => {
    const pattern = parsePattern(text);
    return pattern !== null && matchesAddress(pattern, address);
  });
}

/**
 * The surface for an address: the first in the list that matches, else the generic one where an admin listed the
 * site, else null.
 * @param {URL|null} address @param {Surface[]} surfaces @param {string[]} sites  the admin's own match patterns
 * @returns {Surface|null}
 */
export function surfaceFor(address, surfaces, sites) {
  if (!address) return null;
  const known = surfaces.find((surface) => anyMatches(surface.matches ?? [], address));
  if (known) return known;
  if (!anyMatches(sites, address)) return null;
  return surfaces.find((surface) => surface.id === GENERIC) ?? null;
}
