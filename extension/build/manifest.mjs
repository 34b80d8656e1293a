// @ts-check
/** Fills the manifest's template: the sites come from the core pack, the id of development builds from dev-key.pub. */

/**
 * Every host of `matches` as `scheme://host/*`, sorted: where our frames may be embedded. Paths are not allowed there.
 * @param {string[]} matches
 */
function hostPatterns(matches) {
  return [...new Set(matches.map((pattern) => pattern.replace(/^([^:]+:\/\/[^/]+)\/.*$/, '$1/*')))].sort();
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
  return {
    ...template,
    version,
    ...(devKey ? {key: devKey} : {}),
    content_scripts: template.content_scripts.map((/** @type {any} */ each) => ({...each, matches: sites})),
    web_accessible_resources: template.web_accessible_resources.map((/** @type {any} */ each) => ({...each, matches: hostPatterns(sites)})),
  };
}
