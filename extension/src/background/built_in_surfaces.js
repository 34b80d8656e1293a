// @ts-check
/** The core pack's surfaces as they were when the extension was built; in force until the host has sent its own. */

/** @type {import('../wire.gen.js').Surface[]} */
export const builtInSurfaces = typeof BUILT_IN_SURFACES === 'undefined' ? [] : BUILT_IN_SURFACES;
