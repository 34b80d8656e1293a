// @ts-check
/**
 * Small checks of what a message looks like, put together from smaller ones. A shape answers true or false and never
 * throws; a record may have more fields than its shape names.
 * @typedef {(value: unknown) => boolean} Shape
 */
import {isRecord} from './wire_walker.js';

/** @type {Shape} */
export const flag = (value) => typeof value === 'boolean';
/** @type {Shape} */
export const count = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff;
/** A length or place in CSS pixels. @type {Shape} */
export const pixels = (value) => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e6;
/** @param {number} longest  UTF-16 code units @returns {Shape} */
export const text = (longest) => (value) => typeof value === 'string' && value.length <= longest;
/** @param {...unknown} choices @returns {Shape} */
export const oneOf = (...choices) => (value) => choices.includes(value);
/** @param {Shape} shape @returns {Shape} */
export const maybe = (shape) => (value) => value === undefined || value === null || shape(value);
/** @param {Shape} shape @param {number} most @returns {Shape} */
export const listOf = (shape, most) => (value) => Array.isArray(value) && value.length <= most && value.every(shape);
/** @param {Record<string, Shape>} fields @returns {Shape} */
export const record = (fields) => (value) =>
  isRecord(value) && Object.entries(fields).every(([name, shape]) => shape(Object.hasOwn(value, name) ? value[name] : undefined));

/**
 * A message: a record whose `type` names one of the shapes.
 * @param {Record<string, Record<string, Shape>>} kinds @returns {Shape}
 */
export const message = (kinds) => {
  const shapes = new Map(Object.entries(kinds).map(([type, fields]) => [type, record(fields)]));
  return (value) => isRecord(value) && typeof value.type === 'string' && (shapes.get(value.type)?.(value) ?? false);
};
