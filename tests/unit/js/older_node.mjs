// @ts-check
/** Debian 12's own Node 18 lacks a method that every browser we run in has: given here, for tests alone. */
if (!('toWellFormed' in String.prototype)) {
  Object.defineProperty(String.prototype, 'toWellFormed', {
    /** @this {string} */
    value() { return this.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'); },
  });
}
