// @ts-check
/**
 * WebExtension match patterns, as far as surfaces and admins may use them: http and https, a host with or without a
 * leading "*.", an optional port, and a path with "*". "<all_urls>" and patterns for every host match nothing.
 *
 * @typedef {{schemes: string[], host: string, subdomains: boolean, port: string|null, path: RegExp}} MatchPattern
 */

const shape = /^(\*|https?):\/\/(\*\.)?([a-z0-9.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}|\*))?(\/.*)$/i;

/**
 * Null for a text that is no pattern we accept.
 * @param {string} text
 * @returns {MatchPattern|null}
 */
export function parsePattern(text) {
  const parts = shape.exec(text);
  if (!parts) return null;
  const [, scheme, wildcard, host, port, path] = parts;
  const pathPattern = path.split('*').map((piece) => piece.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')).join('.*');
  return {
    schemes: scheme === '*' ? ['http:', 'https:'] : [`${scheme.toLowerCase()}:`],
    host: host.toLowerCase(),
    subdomains: wildcard !== undefined,
    port: port === undefined || port === '*' ? null : port,
    path: new RegExp(`^${pathPattern}$`, 's'),
  };
}

/** @param {MatchPattern} pattern @param {URL} address */
function hostMatches(pattern, address) {
  const host = address.hostname.toLowerCase();
  return host === pattern.host || (pattern.subdomains && host.endsWith(`.${pattern.host}`));
}

/**
 * Does the address match? A pattern without a port matches every port, as in the browsers.
 * @param {MatchPattern} pattern @param {URL} address
 */
export function matchesAddress(pattern, address) {
  if (!pattern.schemes.includes(address.protocol) || !hostMatches(pattern, address)) return false;
  const port = address.port || (address.protocol === 'https:' ? '443' : '80');
  if (pattern.port !== null && pattern.port !== port) return false;
  return pattern.path.test(address.pathname + address.search);
}

/**
 * Does whatever matches `inner` match `outer` too? Of paths only the whole site and the same one are told.
 * @param {string} outer @param {string} inner
 */
export function covers(outer, inner) {
  const [one, other] = [parsePattern(outer), parsePattern(inner)];
  if (!one || !other || !other.schemes.every((scheme) => one.schemes.includes(scheme))) return false;
  const hosts = one.subdomains ? other.host === one.host || other.host.endsWith(`.${one.host}`) : !other.subdomains && other.host === one.host;
  return hosts && (one.port === null || one.port === other.port) && (one.path.source === '^\\/.*$' || one.path.source === other.path.source);
}
