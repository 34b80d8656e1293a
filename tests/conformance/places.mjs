// @ts-check
/** An editor in other surroundings than the top of a page. */

/** @type {{cell: string, editor: string, work: import('./cells.mjs').Cell}[]} */
export const PLACE_CELLS = [];
