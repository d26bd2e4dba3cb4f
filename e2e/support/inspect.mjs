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

const ALL_RULES = { runOnly: { type: 'tag', values: RULES } };
const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast'] } };

const GLANCES = [
  { view: { device: 'desk', scheme: 'light' }, rules: ALL_RULES },
  { view: { device: 'desk', scheme: 'dark' }, rules: COLOURS },
  { view: { device: 'phone', scheme: 'light' }, rules: ALL_RULES },
  { view: { device: 'narrow', scheme: 'light' }, rules: { runOnly: { type: 'rule', values: ['target-size'] } } },
  { view: { device: 'desk', scheme: 'light', direction: 'rtl' } },
  { view: { device: 'narrow', scheme: 'light', direction: 'rtl' } },
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

/**
 * What is wrong with the page in each of those views, as sentences; quick enough for every page of the site. Pictures are
 * kept of desk and phone in light. What a view cannot change is checked once: colours do not depend on width, nor names on colours.
 */
export async function glance(page, name) {
  const faults = [];
  for (const { view, rules } of GLANCES) {
    await show(page, view);
    const where = `${name}, ${Object.values(view).join(' ')}`;
    if (rules) faults.push(...(await violations(page, rules)).map((fault) => `axe on ${where}: ${fault}`));
    if (!(await fits(page))) faults.push(`${where} scrolls sideways`);
  }
  for (const device of ['desk', 'phone']) {
    await show(page, { device, scheme: 'light' });
    await photograph(page, `${name.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'home'}-${device}`);
  }
  await show(page, { device: 'desk', scheme: 'light' });
  return faults;
}

/** Asserts that a glance finds nothing, and that nobody complained on the way here. */
export async function look({ page, complaints }, name) {
  assert.deepEqual([...(await glance(page, name)), ...complaints], [], name);
}

/** Keeps pictures of the page as it is at desk and phone width. */
export async function keep(page, name) {
  const before = page.viewportSize();
  for (const device of ['desk', 'phone']) {
    await page.setViewportSize(DEVICES[device]);
    await photograph(page, `${name}-${device}`);
  }
  await page.setViewportSize(before);
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

async function violations(page, rules = ALL_RULES) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = await page.evaluate((options) => window.axe.run({ ...options, resultTypes: ['violations'] }), rules);
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')})`);
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
