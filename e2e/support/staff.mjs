// What those do who judge: the first check, two assessors, the grantor, the credentialing officer. The same without JavaScript.

import assert from 'node:assert/strict';
import { newVisitor } from './browser.mjs';
import { press, signInAs } from './earner.mjs';

const ASSESSORS = ['ingrid.solheim', 'ruth.castellano', 'daniel.mbeki', 'priya.raman', 'kofi.asante'].map((name) => `${name}@example.org`);
const LEADS = ASSESSORS.slice(0, 2);
const PRE_CHECKER = 'bea.novak@meridian.example';
const GRANTOR = 'nadia.karimi@meridian.example';
const OFFICER = 'winston.cole@meridian.example';
const ADMIN = 'helen.brandt@meridian.example';
const OFFICE = '/issuer/meridian';

/** A browser in which somebody of the demo is signed in. */
export async function visitorAs(browser, demo, email, options = {}) {
  const visitor = await newVisitor(browser, demo, options);
  await signInAs(visitor.page, demo, email);
  return visitor;
}

/** The issuer's first look: the application is complete and goes to assessors. */
export async function passFirstCheck(browser, demo, application, options) {
  const visitor = await visitorAs(browser, demo, PRE_CHECKER, options);
  await visitor.page.goto(`${OFFICE}/applications/${application.split('/').pop()}`);
  await visitor.page.locator('button[name=step][value=take]').click();
  await visitor.page.locator('button[name=step][value=pass]').click();
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
}

/** What waits in an assessor's queue: the addresses of desks. */
export async function queueOf(page) {
  await page.goto('/assess');
  const links = await page.locator('main > .wrap > ul.tasks a').all();
  return Promise.all(links.map((link) => link.getAttribute('href')));
}

/** The queues of all assessors, to be compared with those of later: address of the desk to the assessor's address. */
export async function allQueues(browser, demo) {
  const desks = new Map();
  for (const email of ASSESSORS) {
    const visitor = await visitorAs(browser, demo, email);
    for (const desk of await queueOf(visitor.page)) desks.set(desk, email);
    await visitor.leave();
  }
  return desks;
}

/** Waits until two assessors have desks that were not there before; `[desk, email]` of each. */
export async function newDesks(browser, demo, before) {
  const patience = Date.now() + 20_000;
  while (Date.now() < patience) {
    const desks = [...(await allQueues(browser, demo))].filter(([desk]) => !before.has(desk));
    if (desks.length >= 2) return desks;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('two assessors were not invited within twenty seconds');
}

/**
 * Scores every criterion with the level its award asks for, says what is strong, and sends. With `below`, the first criterion gets the
 * next lower level instead: sending is refused without a place and a next step (`refused(visitor)` is called), then `below` is the comment.
 */
export async function score(browser, demo, [desk, email], { look = async () => {}, below, refused = async () => {}, ...options } = {}) {
  const visitor = await visitorAs(browser, demo, email, options);
  const { page } = visitor;
  await page.goto(desk);
  const criteria = await page.locator('details.crit').all();
  assert.ok(criteria.length >= 4, `${desk} has criteria`);
  for (const [place, criterion] of criteria.entries()) {
    await unfold(criterion);
    await criterion.locator('label.level').nth(below && place === 0 ? 1 : 0).click();
  }
  await page.fill('#strengths', 'The photos show a place for every kind of work.\nTwo pick-up tables took the line away.');
  await look(visitor);
  if (below) {
    await press(page, 'Send scores');
    await page.getByRole('alert').first().waitFor();
    await refused(visitor);
    await unfold(criteria[0]);
    await criteria[0].locator('textarea').first().fill(below);
    await criteria[0].locator('select').selectOption({ index: 1 });
    await criteria[0].locator('input[maxlength="12"]').fill('1');
    await criteria[0].locator('textarea').last().fill('Show the same moment a week later.');
  }
  await send(visitor, 'Send scores');
}

/** A lead who did not score decides what two assessors see differently: the level its award asks for. */
export async function settle(browser, demo, { look = async () => {} } = {}) {
  for (const email of LEADS) {
    const visitor = await visitorAs(browser, demo, email);
    const { page } = visitor;
    await page.goto('/assess');
    const third = page.locator('li.task', { hasText: 'Third assessor', has: page.getByRole('link', { name: /Ready the Room/ }) });
    if ((await third.count()) > 0) {
      await third.getByRole('link').click();
      const criterion = page.locator('details.crit').first();
      await unfold(criterion);
      await criterion.locator('label.level').first().click();
      await criterion.locator('textarea').first().fill('The second photo shows the change in use.');
      await look(visitor);
      return send(visitor, 'Send decision');
    }
    await visitor.leave();
  }
  return assert.fail('no lead was asked');
}

async function unfold(criterion) {
  if ((await criterion.getAttribute('open')) === null) await criterion.locator('summary').click();
}

async function send(visitor, button) {
  await press(visitor.page, button);
  await visitor.page.getByText('Sent. Thank you.').first().waitFor();
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
}

/** The grantor awards. */
export async function award(browser, demo, application, { look = async () => {}, ...options } = {}) {
  const visitor = await visitorAs(browser, demo, GRANTOR, options);
  const { page } = visitor;
  await page.goto(`${OFFICE}/decisions/${application.split('/').pop()}`);
  await look(visitor);
  await press(page, 'Award');
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
}

/** The grantor's only waiting decision that is somebody else's; awards it. */
export async function awardFirst(browser, demo) {
  const visitor = await visitorAs(browser, demo, GRANTOR);
  await visitor.page.goto(`${OFFICE}/decisions`);
  await visitor.page.locator('main .tasks a').first().click();
  await press(visitor.page, 'Award');
  await visitor.leave();
}

/** The officer reads the claim of that earner and awards the comprehensive credential. */
export async function awardClaim(browser, demo, earner, { look = async () => {} } = {}) {
  const visitor = await visitorAs(browser, demo, OFFICER);
  const { page } = visitor;
  await page.goto(`${OFFICE}/claims`);
  await look(visitor, 'claims');
  await page.getByRole('link', { name: earner }).first().click();
  await press(page, 'I am reading this');
  await look(visitor, 'claim');
  await press(page, 'Award the credential');
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
}

/** The issuer's administrator withdraws a credential for good, with these words for the public. */
export async function withdraw(browser, demo, credential, { words, look = async () => {} }) {
  const visitor = await visitorAs(browser, demo, ADMIN);
  const { page } = visitor;
  await page.goto(`${OFFICE}/awards/${credential}/revoke`);
  await page.getByText('It was issued by mistake').click();
  await page.fill('#words', words);
  await look(visitor);
  await press(page, 'Withdraw for good');
  await page.getByText('The credential is withdrawn.').first().waitFor();
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
}
