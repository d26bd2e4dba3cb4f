// What an earner does, step by step, with the sample answers; the same with and without JavaScript.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const CONTENT = join(import.meta.dirname, '..', '..', 'crates', 'app', 'content', 'demo');
const FILES = {
  'room-photos': ['room-before-b.jpg', 'materials-b.jpg', 'testing-corner-b.jpg'],
  'setup-plan': ['setup-plan-b.pdf'],
  'start-clip': ['session-start.webm'],
};
// Who can be seen or heard, prompt by prompt.
const CONSENT = { 'room-photos': 0, 'start-clip': 3 };
const PARTS = {
  overview: { texts: ['setting', 'activity'] },
  work: { files: ['room-photos', 'setup-plan', 'start-clip'] },
  reflection: { texts: ['waiting', 'one-change'] },
};

/** The micro-credential that the journeys earn. */
export const SLUG = 'ready-the-room';

/** A new account by the link in a letter: ends on the page that asked for signing in. */
export async function signUp(page, { email, name }) {
  await page.goto('/sign-in');
  await page.fill('#email', email);
  await press(page, 'Go on');
  await followLetter(page, email, /link/i);
  await press(page, 'Go on');
  await page.fill('#name', name);
  await press(page, 'Save and go on');
}

/** Opens the newest letter to an address in the demo's mailbox and follows its link. */
export async function followLetter(page, address) {
  await page.goto('/mailbox');
  await page.locator('.task', { hasText: address }).first().getByRole('link').click();
  await page.locator('main a.btn-main').click();
}

/** Signs in as somebody of the demo with one click. */
export async function signInAs(page, demo, email) {
  const person = demo.people.find((known) => known.email === email);
  assert.ok(person, `${email} is in the demo`);
  await page.goto(person.sign_in_url);
  const button = page.locator('main form button');
  if (new URL(page.url()).pathname.startsWith('/demo/') && (await button.count()) > 0) await button.first().click();
}

/** From the page of the micro-credential to a new draft; answers with the application's path. */
export async function start(page) {
  await page.goto(`/catalog/${SLUG}`);
  await Promise.all([page.waitForURL('**/me/applications/*'), page.locator('form[action="/me/applications"] button:visible').first().click()]);
  return new URL(page.url()).pathname;
}

/** Fills every part, marks it as done, and goes back to the list. `look(name)` is called on each part when it is full. */
export async function fillParts(page, application, { javaScript, look = async () => {} }) {
  for (const [part, { texts = [], files = [] }] of Object.entries(PARTS)) {
    await page.goto(`${application}/${part}`);
    for (const prompt of files) await handIn(page, prompt, javaScript);
    for (const prompt of files) if (prompt in CONSENT) await attest(page, prompt);
    for (const prompt of texts) await page.fill(field('answer', prompt), answer(prompt));
    if (javaScript && texts.length > 0) await page.waitForResponse((reply) => reply.request().method() === 'POST' && reply.ok());
    await page.check('input[name="done"][value="yes"]');
    await look(`application-${part}`);
    await Promise.all([page.waitForURL(`**${application}`), press(page, 'Save and go back')]);
  }
}

/** The declarations, and the button that sends. */
export async function declareAndSend(page, application, { look = async () => {} } = {}) {
  await page.goto(`${application}/check`);
  for (const box of await page.locator('main form input[type=checkbox]').all()) await box.check();
  await page.check('input[name="ai"][value="not_used"]');
  await look('application-check');
  await Promise.all([page.waitForURL(`**${application}/sent`), press(page, 'Send')]);
}

/** Presses the button with exactly that name. */
export function press(page, name) {
  return page.getByRole('button', { name, exact: true }).locator('visible=true').first().click();
}

/** The sample answer to a question. */
export function answer(prompt) {
  const section = answers(`${SLUG}-b`).find((one) => one.startsWith(`${prompt}\n`));
  return section.slice(prompt.length).trim();
}

/** So many words about one's own practice, from the sample answers to another micro-credential. */
export function reflection(words) {
  const text = answers('everyone-in').slice(1).map((section) => section.replace(/^.*\n/, '')).join(' ');
  return text.split(/\s+/).filter(Boolean).slice(0, words).join(' ');
}

const answers = (name) => readFileSync(join(CONTENT, 'answers', `${name}.md`), 'utf8').split(/^## /m);

async function handIn(page, prompt, javaScript) {
  for (const name of FILES[prompt]) {
    const input = page.locator(field('file', prompt));
    const path = join(CONTENT, 'artifacts', name);
    if (javaScript) {
      await page.locator('upload-file:defined', { has: input }).waitFor();
      await Promise.all([page.waitForResponse((reply) => reply.url().endsWith('/finish') && reply.ok()), input.setInputFiles(path)]);
    } else {
      await input.setInputFiles(path);
      await page.locator('upload-file', { has: input }).locator('button').click();
    }
    await page.getByRole('link', { name }).first().waitFor();
  }
}

async function attest(page, prompt) {
  const name = (part) => `[name="consent.${prompt}${part}"]`;
  if (CONSENT[prompt] === 0) return page.check(`${name('')}[value="nobody"]`);
  await page.check(`${name('')}[value="young_people"]`);
  const fields = { programme: 'Northside Library Club', recorded_on: '2026-05-04', youth: String(CONSENT[prompt]), on_file: String(CONSENT[prompt]), form_version: '2025', attested_by: 'Site office' };
  for (const [part, value] of Object.entries(fields)) await page.fill(name(`.${part}`), value);
}

const field = (kind, prompt) => `[id="${kind}.${prompt}"]`;
