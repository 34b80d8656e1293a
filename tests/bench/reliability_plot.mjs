// @ts-check

const SIZE = 320, EDGE = 40;

/** @param {number} share 0-1 */
const x = (share) => EDGE + share * SIZE;
/** @param {number} share 0-1 */
const y = (share) => EDGE + (1 - share) * SIZE;

/**
 * An SVG plot of how often what was said with a probability was so; the diagonal is perfect calibration.
 * @param {{risk: number, share: number, rows: number}[]} points @param {string} title
 */
export function reliabilityPlot(points, title) {
  const line = points.map((p) => `${x(p.risk).toFixed(1)},${y(p.share).toFixed(1)}`).join(' ');
  const dots = points.map((p) => `<circle cx="${x(p.risk).toFixed(1)}" cy="${y(p.share).toFixed(1)}" r="4"/>`).join('');
  const side = SIZE + 2 * EDGE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" font-family="sans-serif" font-size="12">
<rect width="${side}" height="${side}" fill="#fff"/>
<rect x="${EDGE}" y="${EDGE}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#888"/>
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#bbb" stroke-dasharray="4"/>
<polyline points="${line}" fill="none" stroke="#0b5cad" stroke-width="2"/><g fill="#0b5cad">${dots}</g>
<text x="${side / 2}" y="24" text-anchor="middle">${title}</text>
<text x="${side / 2}" y="${side - 8}" text-anchor="middle">risk as said</text>
<text x="14" y="${side / 2}" text-anchor="middle" transform="rotate(-90 14 ${side / 2})">share that were private</text>
</svg>
`;
}
