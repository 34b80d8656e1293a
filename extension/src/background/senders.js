// @ts-check
/** Who is at the other end of a port, by what the browser says of it and never by what it says of itself. */

/**
 * Which of our own pages a port comes from: "marks", "card", "popup" and so on; null for anything else. A frame loaded under
 * its per-session address has another origin than runtime.getURL, but the browser still gives it our id.
 * @param {chrome.runtime.MessageSender|undefined} sender
 * @param {string} id      runtime.id
 * @param {string} ownUrl  runtime.getURL('')
 * @returns {string|null}
 */
export function extensionPage(sender, id, ownUrl) {
  if (!sender || sender.id !== id || !sender.url) return null;
  let url;
  try {
    url = new URL(sender.url);
  } catch {
    return null;
  }
  if (url.protocol !== new URL(ownUrl).protocol) return null;
  return /^\/ui\/(marks|card|popup|recorded|options|sees|welcome)\.html$/.exec(url.pathname)?.[1] ?? null;
}
