/** Put in by build/build.mjs; not defined when a module runs unbundled, as in unit tests. */
declare const BUILT_IN_SURFACES: import('./wire.gen.js').Surface[] | undefined;
