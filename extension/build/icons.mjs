// @ts-check
/**
 * Draws the extension's icon and writes it as PNG: a speech bubble with one underlined word, in the brand's teal.
 * Drawn from shapes at build time, so that no picture lies in the tree and every size is sharp.
 */
import zlib from 'node:zlib';

const teal = [15, 110, 110];
const white = [255, 255, 255];
const SAMPLES = 4; // a side, for smooth edges

/** Distance to a rounded rectangle, negative inside; all in units of the icon's side. */
const roundedBox = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ left, /** @type {number} */ top,
  /** @type {number} */ right, /** @type {number} */ bottom, /** @type {number} */ radius) => {
  const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius;
  const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
};

/** Is the point in the bubble's tail, a triangle below its left half? @param {number} x @param {number} y */
const inTail = (x, y) => y >= 0.7 && y <= 0.96 && x >= 0.24 && x <= 0.24 + (0.96 - y) * 1.15;

/** Colour of a point, null where the icon is clear. @param {number} x @param {number} y */
function colourAt(x, y) {
  if (roundedBox(x, y, 0.24, 0.27, 0.76, 0.37, 0.05) < 0) return white;
  if (roundedBox(x, y, 0.24, 0.47, 0.6, 0.53, 0.03) < 0 || roundedBox(x, y, 0.24, 0.57, 0.6, 0.63, 0.03) < 0) return white;
  return roundedBox(x, y, 0.04, 0.06, 0.96, 0.8, 0.2) < 0 || inTail(x, y) ? teal : null;
}

/** @param {number} size @param {number} column @param {number} row @returns {number[]} red, green, blue, alpha */
function pixel(size, column, row) {
  const sum = [0, 0, 0];
  let hits = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    const colour = colourAt(x, y);
    if (!colour) continue;
    hits++;
    for (let c = 0; c < 3; c++) sum[c] += colour[c];
  }
  return hits === 0 ? [0, 0, 0, 0] : [...sum.map((each) => Math.round(each / hits)), Math.round((255 * hits) / SAMPLES ** 2)];
}

/** CRC-32 as PNG wants it; zlib's own came with Node 20.15, and 18 will do for this build. @param {Buffer} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** The icon as the bytes of a PNG file. @param {number} size  side in pixels */
export function iconPng(size) {
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      rows.set(pixel(size, column, row), row * (1 + size * 4) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, RGBA
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', zlib.deflateSync(rows, {level: 9})), chunk('IEND', Buffer.alloc(0)),
  ]);
}
