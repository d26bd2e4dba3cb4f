// Every page that the house has, looked at by somebody who may see it. A new route that no page leads to needs a way in `WAYS` or a reason
// in `NO_PAGE`.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newVisitor, openBrowser } from '../support/browser.mjs';
import { follow } from '../support/crawl.mjs';
import { startDemo } from '../support/demo.mjs';
import { followLetter, press, start } from '../support/earner.mjs';
import { glance } from '../support/inspect.mjs';
import { routes } from '../support/routes.mjs';
import { visitorAs } from '../support/staff.mjs';
import { weigh } from '../support/weight.mjs';

/** Who begins where; everything else is found by following links. The first one who finds a page looks at it. */
const WAYS = [
  { email: null, from: ['/', '/demo', '/mailbox', '/updates', '/updates/confirmed', '/stacks', '/frameworks', '/issuers', '/readyz', '/healthz', '/robots.txt', '/registry.json', '/catalog/ready-the-room/badge.svg', '/stacks/stem-facilitation/badge.svg'] },
  { email: 'amina.okafor@example.org', from: ['/me', '/me/settings/account', '/me/settings/sign-in'] },
  { email: 'huong.tran@example.org', from: ['/me'] },
  { email: 'joon.park@example.org', from: ['/me'] },
  { email: 'grace.whitfield@example.org', from: ['/me'] },
  { email: 'samir.haddad@example.org', from: ['/me'] },
  { email: 'marcus.bell@example.org', from: ['/me'] },
  { email: 'elena.vasquez@example.org', from: ['/me'] },
  { email: 'daniel.mbeki@example.org', from: ['/assess'] },
  { email: 'ruth.castellano@example.org', from: ['/assess', '/issuer'] },
  { email: 'bea.novak@meridian.example', from: ['/issuer'] },
  { email: 'nadia.karimi@meridian.example', from: ['/issuer'] },
  { email: 'helen.brandt@meridian.example', from: ['/issuer'] },
  { email: 'winston.cole@meridian.example', from: ['/issuer'] },
  { email: 'sigrid.holm@example.org', from: ['/admin'] },
];

/** Routes that no journey has to visit, and why. */
const NO_PAGE = new Map([
  ['/updates/end/{token}', 'its link stands in news only, and a journey publishes nothing; tests/it/outreach.rs presses it'],
  ['/demo/sign-in/{id}', 'signs in and leads on; every visitor of a journey comes in by it'],
  ['/issuers/{slug}/did.json', 'there for issuers with a public https address; a laptop has none'],
  ['/issuers/{slug}/keys/{thumbprint}', 'a key for verifiers of tokens, named in them by issuers with a public https address; tests/it/awards reads it'],
  ['/badges/{name}', 'a picture for other sites'],
  ['/status/{list}', 'a signed list for verifiers; e2e/interop reads it'],
  ['/status/{list}/token', 'the same list for readers of SD-JWT VC; e2e/interop reads it'],
]);

/** Where programs talk to programs; what they get is no page. */
const FOR_PROGRAMS = /^\/(1\.0|v2|wallets|credentials|presentations|status-lists|\.well-known|workflows|api)\//;

/** Pages behind the main button of another one. */
const BEHIND_A_BUTTON = new Map([['/me/credentials/{id}/wallet/{exchange}', '/me/credentials/{id}/wallet']]);

/** Pages for everybody: first visit at most 75 KB and 8 requests (quality.md). */
const PUBLIC = ['/', '/catalog', '/catalog/ready-the-room', '/stacks/stem-facilitation', '/issuers/meridian', '/verify', '/updates', '/sign-in', '/help'];
const MOST_BYTES = 75_000;
const MOST_REQUESTS = 8;

const all = routes();
const kind = (pathname) => all.find((route) => route.matches(pathname))?.path;
// Routes of pages that were looked at, and routes that answered with something else: a picture, a document, another address.
const [seen, others] = [new Set(), new Set()];
let browser, demo;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

test('pages behind a letter', async () => {
  const visitor = await newVisitor(browser, demo);
  const { page } = visitor;
  await page.goto('/updates');
  await page.fill('#email', 'every.page@example.org');
  await page.locator('input[name=topic]').first().check();
  await press(page, 'Send me a mail to confirm');
  await glanceAt(visitor);
  await followLetter(page, 'every.page@example.org');
  await glanceAt(visitor);
  await followLetter(page, 'patricia.gomez@cedar-bridge.example');
  await glanceAt(visitor);
  await invite('every.page@example.org');
  await followLetter(page, 'every.page@example.org');
  await glanceAt(visitor);
  await visitor.leave();
});

test('pages of a new account and its first application', async () => {
  const visitor = await newVisitor(browser, demo);
  const { page } = visitor;
  await page.goto('/sign-in');
  await page.fill('#email', 'every.page@example.org');
  await press(page, 'Go on');
  await glanceAt(visitor);
  await followLetter(page, 'every.page@example.org');
  await glanceAt(visitor);
  await press(page, 'Go on');
  await glanceAt(visitor);
  await page.fill('#name', 'Every Page');
  await press(page, 'Save and go on');
  const application = await start(page);
  await page.goto(`${application}/check`);
  await glanceAt(visitor);
  for (const text of ['one', 'two']) {
    const form = { version: 'setting:0', tab: text, 'answer.setting': text };
    await page.request.post(`${application}/overview`, { form, headers: { accept: 'application/json', 'sec-fetch-site': 'same-origin' }, failOnStatusCode: false });
  }
  await page.goto(`${application}/answers/setting/both`);
  await glanceAt(visitor);
  await visitor.leave();
});

for (const { email, from } of WAYS) {
  test(`pages for ${email ?? 'everybody'}`, async () => {
    const visitor = email ? await visitorAs(browser, demo, email) : await newVisitor(browser, demo);
    const faults = [];
    const found = await follow(visitor.page, from, kind, (fault) => faults.push(fault));
    for (const { path, route, isPage } of found) {
      if (!isPage) others.add(route);
      else if (!seen.has(route)) await visitor.page.goto(path).then(() => glanceAt(visitor, faults));
    }
    for (const [behind, before] of BEHIND_A_BUTTON) {
      const door = found.find(({ route }) => route === before);
      if (!door || seen.has(behind)) continue;
      await visitor.page.goto(door.path);
      await visitor.page.locator('main form button.btn-main').first().click();
      await visitor.page.waitForURL((url) => kind(url.pathname) === behind);
      await glanceAt(visitor, faults);
    }
    assert.deepEqual([...faults, ...visitor.complaints], []);
    await visitor.leave();
  });
}

test('no route that answers GET was left out', async () => {
  const visitor = await newVisitor(browser, demo);
  const plain = all.filter(({ path }) => !path.includes('{') && !seen.has(path) && !others.has(path));
  for (const { path } of plain) {
    const answer = await visitor.page.request.get(path, { maxRedirects: 0, failOnStatusCode: false });
    if (answer.status() === 200 && !answer.headers()['content-type'].startsWith('text/html')) others.add(path);
  }
  await visitor.leave();
  const left = all.filter(({ path }) => !seen.has(path) && !others.has(path) && !NO_PAGE.has(path) && !FOR_PROGRAMS.test(path)).map(({ path, who }) => `${path} (${who})`);
  assert.deepEqual(left, []);
  const needless = [...NO_PAGE.keys()].filter((path) => seen.has(path) || others.has(path) || !all.some((route) => route.path === path));
  assert.deepEqual(needless, [], 'no exception that is not needed');
});

for (const path of PUBLIC) {
  test(`a first visit to ${path} is light`, async () => {
    const { bytes, requests } = await weigh(browser, demo, path);
    assert.ok(bytes <= MOST_BYTES && requests <= MOST_REQUESTS, `${path}: ${bytes} bytes in ${requests} requests`);
  });
}

/** The administrator invites somebody to a role. */
async function invite(email) {
  const visitor = await visitorAs(browser, demo, 'helen.brandt@meridian.example');
  const { page } = visitor;
  await page.goto('/issuer/meridian/settings/members');
  await page.fill('#email', email);
  await page.selectOption('#role', 'author');
  await Promise.all([page.waitForNavigation(), page.locator('form[action$="/invitations"] button').click()]);
  await visitor.leave();
}

/** Looks at the page a visitor is on, once for each route. */
async function glanceAt(visitor, faults) {
  const route = kind(new URL(visitor.page.url()).pathname);
  if (seen.has(route)) return;
  seen.add(route);
  const found = await glance(visitor.page, `page-${route}`);
  if (faults) faults.push(...found);
  else assert.deepEqual([...found, ...visitor.complaints], []);
}
