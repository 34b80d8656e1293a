// @ts-check
/**
 * Fills the manifest's template: the sites come from the core pack and, in an organization's own build, from its list; the id
 * of development builds from dev-key.pub.
 */

/**
 * Every host of `matches` as `scheme://host/*`, sorted, and what a user may agree to: where our frames may be embedded. Paths
 * are not allowed there. Addresses of our frames are made anew for each session, so being let in tells a page nothing.
 * @param {string[]} matches
 */
function hostPatterns(matches) {
  return [...new Set(matches.map((pattern) => pattern.replace(/^([^:]+:\/\/[^/]+)\/.*$/, '$1/*')))].sort();
}

/** @param {string} pattern */
const isWholeHost = (pattern) => /^[^:]+:\/\/[^/]+\/\*$/.test(pattern);

/**
 * A part of a site has no say over frames without an address of their own: browsers take `match_origin_as_fallback` for
 * whole hosts only.
 * @param {any} script  an entry of the template's content_scripts @param {string[]} sites @returns {any[]}
 */
function contentScripts(script, sites) {
  const {match_origin_as_fallback: fallback, ...plain} = script;
  const whole = sites.filter(isWholeHost);
  const parts = sites.filter((pattern) => !whole.includes(pattern));
  const entries = [{...plain, match_origin_as_fallback: fallback, matches: whole}, {...plain, matches: parts}];
  return entries.filter((each) => each.matches.length > 0);
}

/**
 * @param {any} template      manifest.json as parsed
 * @param {{version: string, matches: string[], devKey: string|null}} fill  `devKey`: public key, null outside development
 */
export function manifestFor(template, {version, matches, devKey}) {
  const sites = [...new Set(matches)].sort();
  if (sites.length === 0) {
    throw new Error('no surface to watch: shared/packs/core/surfaces holds none with matches (or only development ones: use --dev)');
  }
  const broad = sites.find((pattern) => pattern === '<all_urls>' || /^[^:]*:\/\/\*\/|^\*:/.test(pattern));
  if (broad) throw new Error(`${broad}: a surface may not match every site; name its hosts`);
  // To put the script into pages that were open before an update. Of a part of a site the browser would give us all of it.
  const entered = sites.filter(isWholeHost);
  const embedders = [...hostPatterns(sites), ...template.optional_host_permissions];
  return {
    ...template,
    version,
    ...(devKey ? {key: devKey} : {}),
    host_permissions: entered,
    content_scripts: template.content_scripts.flatMap((/** @type {any} */ each) => contentScripts(each, sites)),
    web_accessible_resources: template.web_accessible_resources.map((/** @type {any} */ each) => ({...each, matches: embedders})),
  };
}
