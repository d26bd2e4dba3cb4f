// Looks at a page as different people would: wide and narrow, light and dark, and written from right to left.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DEVICES } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const output = join(import.meta.dirname, '..', 'output');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const VIEWS = [
  { device: 'desk', scheme: 'light', keep: true },
  { device: 'desk', scheme: 'dark', keep: true },
  { device: 'phone', scheme: 'light', keep: true },
  { device: 'phone', scheme: 'dark', keep: true },
  { device: 'narrow', scheme: 'light' },
  { device: 'desk', scheme: 'light', direction: 'rtl' },
];

/**
 * Checks the page a visitor is on in every view: axe finds nothing, nothing is wider than the window. Pictures of the
 * usual views are kept in e2e/output as NAME-DEVICE-SCHEME.png. Needs JavaScript switched on.
 */
export async function inspect({ page, complaints }, name) {
  const before = page.viewportSize();
  for (const view of VIEWS) {
    await show(page, view);
    if (view.keep) await photograph(page, `${name}-${view.device}-${view.scheme}`);
    const where = `${name}, ${Object.values(view).filter((part) => part !== true).join(' ')}`;
    assert.deepEqual(await violations(page), [], `axe on ${where}`);
    assert.ok(await fits(page), `${where} scrolls sideways`);
  }
  await show(page, { device: 'desk', scheme: 'light' });
  await page.setViewportSize(before);
  assert.deepEqual(complaints, [], `complaints on ${name}`);
}

/** Keeps a picture of the whole page in e2e/output. */
export async function photograph(page, name) {
  mkdirSync(output, { recursive: true });
  await page.screenshot({ path: join(output, `${name}.png`), fullPage: true });
}

async function show(page, { device, scheme, direction = '' }) {
  await page.setViewportSize(DEVICES[device]);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.evaluate((value) => { document.documentElement.dir = value; }, direction || 'ltr');
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES);
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')})`);
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
