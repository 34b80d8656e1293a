// @ts-check
/** Colours on the screen, read from a real screenshot. */

/**
 * @param {import('puppeteer-core').Page} tab @param {{x: number, y: number}[]} points  CSS pixels of the viewport
 * @returns {Promise<number[][]>} red, green and blue (0-255) at each point
 */
export async function pixels(tab, points) {
  const picture = await tab.screenshot({ encoding: 'base64' });
  const reader = await tab.browser().newPage();
  try {
    return await reader.evaluate(async (data, places) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      pen.drawImage(image, 0, 0);
      return places.map(({ x, y }) => [...pen.getImageData(Math.round(x), Math.round(y), 1, 1).data].slice(0, 3));
    }, picture, points);
  } finally {
    await reader.close();
    await tab.bringToFront();
  }
}
