// @ts-check
/**
 * The settings in force: the host's (it reads the machine's policy and is the authority) together with the few that
 * also live in the browser's managed storage, because they must work while the host is absent.
 *
 * @typedef {import('../wire.gen.js').Setting} Setting
 * @typedef {import('../messages.js').EffectiveSettings} EffectiveSettings
 * @typedef {Partial<Record<string, unknown>>} Managed   what managed storage holds, checked; {} is "none or not yet known"
 * @typedef {{name: string, value: string, source: NonNullable<Setting['source']>}} KnownSetting
 */
import {SETTINGS} from '../policy.gen.js';
import {parsePattern} from './match_pattern.js';

/** Settings of which the stricter side wins; the values of policy.yaml go from loose to strict. */
const stricterWins = ['Mode', 'FailPolicy'];

/** @param {string} name @returns {import('../policy.gen.js').SettingDefinition|undefined} */
const definitionOf = (name) => /** @type {Record<string, import('../policy.gen.js').SettingDefinition>} */ (SETTINGS)[name];

/** Text form of a value, as the host writes it: gate, 30, true, ["a","b"]. @param {unknown} value */
const textOf = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/** @param {string} name @param {unknown} value  does it fit policy.yaml? */
function fits(name, value) {
  const definition = definitionOf(name);
  if (!definition?.extension) return false;
  if (definition.type === 'enum') return typeof value === 'string' && definition.values.includes(value);
  if (definition.type === 'list') return Array.isArray(value) && value.every((each) => typeof each === 'string');
  return definition.type === 'string' ? typeof value === 'string' : false;
}

/**
 * What of managed storage may be believed. Firefox checks nothing, so everything is checked here.
 * @param {Record<string, unknown>} stored @returns {Managed}
 */
export function acceptManaged(stored) {
  return Object.fromEntries(Object.entries(stored).filter(([name, value]) => fits(name, value)));
}

/** @param {string} text @returns {string[]} */
function listOf(text) {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

/**
 * One setting of both sides. A value that somebody set beats a default; of two that were set, off wins, else the
 * stricter; lists are joined; else the host, which is the authority.
 * @param {KnownSetting} host @param {unknown} managed
 * @returns {KnownSetting}
 */
function mergeOne(host, managed) {
  if (managed === undefined) return host;
  const browser = {name: host.name, value: textOf(managed), source: /** @type {const} */ ('BROWSER_POLICY')};
  if (Array.isArray(managed)) {
    const both = [...new Set([...listOf(host.value), ...managed])];
    return both.length === listOf(host.value).length ? host : {...browser, value: JSON.stringify(both)};
  }
  if (host.source === 'BUILT_IN_DEFAULT') return browser;
  if (!stricterWins.includes(host.name)) return host;
  if (host.value === 'off' || browser.value === 'off') return host.value === 'off' ? host : browser;
  const values = definitionOf(host.name)?.values ?? [];
  return values.indexOf(browser.value) > values.indexOf(host.value) ? browser : host;
}

/**
 * All settings in force, with where each came from, in the order of policy.yaml.
 * @param {Setting[]} hostSettings   from the host; [] while it has not been heard
 * @param {Managed} managed
 * @param {string|null} lastFailPolicy   as last known; used only while neither side says anything
 * @param {Record<string, string>} [lastContact]  the same for whom to call
 * @returns {KnownSetting[]}
 */
export function mergeSettings(hostSettings, managed, lastFailPolicy, lastContact = {}) {
  const host = new Map(hostSettings.map((each) => [each.name, each]));
  return Object.entries(SETTINGS).map(([name, definition]) => {
    const fromHost = host.get(name);
    /** @type {KnownSetting} */
    const known = {
      name,
      value: fromHost?.value ?? textOf(definition.default),
      source: fromHost?.source && fromHost.source !== 'SETTING_SOURCE_UNSPECIFIED' ? fromHost.source : 'BUILT_IN_DEFAULT',
    };
    if (name === 'FailPolicy' && !fromHost && managed[name] === undefined && lastFailPolicy) known.value = lastFailPolicy;
    if (!fromHost && Object.hasOwn(lastContact, name)) known.value = lastContact[name];
    return mergeOne(known, managed[name]);
  });
}

/** @param {string} text  a web or mail address, else "" */
export function helpAddress(text) {
  return /^(https?:\/\/|mailto:)/i.test(text) ? text : '';
}

/** Whether somebody set it by policy. @param {KnownSetting[]} settings @param {string} name */
const isManaged = (settings, name) => settings.some((each) => each.name === name && each.source !== 'BUILT_IN_DEFAULT');

/**
 * What a content script acts on.
 * @param {KnownSetting[]} settings @param {string} browserLanguage  BCP 47
 * @param {import('../choices.js').Choices['language']} [chosenLanguage]  the person's own; counts where no policy names one
 * @returns {EffectiveSettings}
 */
export function effectiveSettings(settings, browserLanguage, chosenLanguage = 'browser') {
  const value = new Map(settings.map((each) => [each.name, each.value]));
  /** @param {string} name  the value where it is one of policy.yaml's, else the default */
  const choice = (name) => {
    const definition = definitionOf(name);
    const text = value.get(name) ?? '';
    return /** @type {any} */ (definition?.values.includes(text) ? text : definition?.default);
  };
  const wished = isManaged(settings, 'UiLanguage') ? choice('UiLanguage') : chosenLanguage;
  return {
    mode: choice('Mode'),
    failPolicy: choice('FailPolicy'),
    gateAt: choice('GateAt'),
    reasonRequired: value.get('ReasonRequired') === 'true',
    helpText: value.get('HelpText') ?? '',
    helpUrl: helpAddress(value.get('HelpUrl') ?? ''),
    language: wished === 'browser' ? (/^es\b/i.test(browserLanguage) ? 'es' : 'en') : wished,
  };
}

/** Match patterns of the sites that an admin listed; entries that are none are left out. @param {KnownSetting[]} settings */
export function listedSites(settings) {
  const sites = settings.find((each) => each.name === 'Sites');
  return sites ? listOf(sites.value).filter((text) => parsePattern(text) !== null) : [];
}
