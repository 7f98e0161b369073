// A camera that sees what a test wants: Chromium plays a film of pictures we draw.

import { writeFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';

const WIDTH = 640;
const HEIGHT = 480;

/**
 * How a label may look to a camera: a filter of canvas, degrees it is turned by, how much of the
 * picture's height it fills, and whether light falls on one half only.
 */
export const LOOKS = {
  straight: {},
  'turned and blurred': { filter: 'blur(1.2px)', turn: 17 },
  'small, dark and half lit': { filter: 'brightness(0.6)', turn: -8, fill: 0.6, halfLit: true },
  'stained': { stain: true },
};

/** A picture of one label of the hub's own sheets, as a data address. */
export async function labelPicture(page, svg, named) {
  await page.setViewportSize({ width: 1600, height: 2200 });
  await page.setContent(svg);
  const box = await page.locator(`g[role="img"][aria-label*="${named}"]`).boundingBox();
  // The code with the white around it: it stands left of the words and is as high as they are.
  const [side, quiet] = [box.height, box.height / 8];
  const clip = { x: box.x - quiet, y: box.y - quiet, width: side + 2 * quiet, height: side + 2 * quiet };
  const picture = await page.screenshot({ clip });
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/** Writes a film that shows `picture` the way `look` says, and gives back `file`. */
export async function film(page, picture, look, file) {
  const planes = await page.evaluate(async ({ picture, look, width, height }) => {
    const image = new Image();
    image.src = picture;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.fillStyle = '#8a8178';
    context.fillRect(0, 0, width, height);
    context.filter = look.filter ?? 'none';
    context.translate(width / 2, height / 2);
    context.rotate(((look.turn ?? 0) * Math.PI) / 180);
    const scale = Math.min(((look.fill ?? 0.8) * height) / image.height, width / image.width);
    const [w, h] = [image.width * scale, image.height * scale];
    context.drawImage(image, -w / 2, -h / 2, w, h);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.filter = 'none';
    if (look.halfLit) {
      const shade = context.createLinearGradient(0, 0, width, 0);
      shade.addColorStop(0, 'rgb(0 0 0 / 60%)');
      shade.addColorStop(1, 'rgb(0 0 0 / 0%)');
      context.fillStyle = shade;
      context.fillRect(0, 0, width, height);
    }
    if (look.stain) {
      context.fillStyle = '#6b4a2b';
      context.beginPath();
      context.arc(width * 0.55, height * 0.55, 18, 0, 7);
      context.fill();
    }
    const { data } = context.getImageData(0, 0, width, height);
    const lights = [];
    for (let at = 0; at < data.length; at += 4) {
      lights.push(Math.round(0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]));
    }
    return lights;
  }, { picture, look, width: WIDTH, height: HEIGHT });
  // Colours do not matter to a reader of codes.
  const grey = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), Buffer.from(planes), grey]);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  await writeFile(file, Buffer.concat([head, frame, frame]));
  return file;
}

/** A browser whose camera shows the film; without one it has no camera. */
export function withCamera(file) {
  const fake = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
  const args = file ? [...fake, `--use-file-for-fake-video-capture=${file}`] : [];
  return chromium.launch({ ...launchOptions, args: [...launchOptions.args, ...args] });
}
