// From an empty browser to a comprehensive credential that a stranger has verified, and on to its withdrawal. Each test goes on where
// the one before it ended.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newVisitor, openBrowser } from '../support/browser.mjs';
import { startDemo } from '../support/demo.mjs';
import { SLUG, answer, declareAndSend, fillParts, followLetter, press, reflection, signUp, start } from '../support/earner.mjs';
import { inspect, keep, look } from '../support/inspect.mjs';
import { allQueues, award, awardClaim, awardFirst, newDesks, passFirstCheck, score, settle, visitorAs, withdraw } from '../support/staff.mjs';
import { takeHome, verifyAtTerminal, verifyOnPage } from '../support/verifying.mjs';

const NOOR = { name: 'Noor Alvarado', email: 'noor.alvarado@example.org' };
const TENTH = { name: 'Huong Tran', email: 'huong.tran@example.org' };
const STACK = '/me/stacks/stem-facilitation';

let browser, demo, noor, huong, stranger, application, queues, taken;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  [noor, huong, stranger] = await Promise.all([newVisitor(browser, demo), visitorAs(browser, demo, TENTH.email), newVisitor(browser, demo)]);
});

after(async () => {
  taken?.remove();
  await browser?.close();
  await demo?.stop();
});

test('a stranger finds a micro-credential, reads its rubric, and asks for news', async () => {
  const { page } = noor;
  await page.goto('/');
  await page.locator('main a[href="/catalog"]').first().click();
  await page.fill('#q', 'materals');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Ready the Room/ }).first().waitFor();
  await look(noor, 'story-catalog');
  await page.getByRole('link', { name: /Ready the Room/ }).first().click();
  await page.waitForURL(`**/catalog/${SLUG}`);
  await page.getByRole('heading', { name: 'How it is assessed' }).first().waitFor();
  await look(noor, 'story-micro-credential');

  await page.goto('/updates');
  await page.fill('#email', 'noor.news@example.org');
  await page.locator('input[name=topic]').first().check();
  await press(page, 'Send me a mail to confirm');
  await followLetter(page, 'noor.news@example.org');
  await press(page, 'Yes, send me news');
  assert.match(await page.textContent('main'), /You will hear from us/);
});

test('an account comes by a link in a mail, and the first application with it', async () => {
  const { page } = noor;
  await signUp(page, NOOR);
  assert.match(await page.textContent('h1'), /Noor/);
  await look(noor, 'story-home-new');
  queues = await allQueues(browser, demo);
  application = await start(page);
  await inspect(noor, 'story-application');
});

test('two windows do not overwrite each other', async () => {
  const { page } = noor;
  const other = await page.context().newPage();
  const field = '[id="answer.setting"]';
  for (const window of [page, other]) await window.goto(`${application}/overview`);
  await writeAndWait(page, field, answer('setting'), 200);
  await writeAndWait(other, field, 'Sixteen young people in a library room.', 409);
  await other.getByText('This part was changed in another window.').first().waitFor();
  assert.equal(await other.locator('.other-version pre').textContent(), answer('setting'));
  assert.equal(await other.inputValue(field), 'Sixteen young people in a library room.');
  await keep(other, 'story-two-windows');
  await other.close({ runBeforeUnload: false });

  await page.goto(`${application}/answers/setting/both`);
  await look(noor, 'story-both-texts');
  await press(page, 'Keep this one');
  await page.goto(`${application}/answers/setting/versions`);
  assert.match(await page.textContent('main'), /Sixteen young people in a library room\./, 'the other text is kept');
  await page.goto(`${application}/overview`);
  assert.equal(await page.inputValue(field), answer('setting'));
});

test('what is missing is said before anything is sent, and then it is sent', async () => {
  const { page } = noor;
  await page.goto(`${application}/check`);
  await press(page, 'Send');
  assert.match(await page.textContent('main [role=alert]'), /things to mend/);
  await look(noor, 'story-check-refused');
  await fillParts(page, application, { javaScript: true, look: (name) => keep(page, `story-${name}`) });
  await declareAndSend(page, application, { look: (name) => keep(page, `story-${name}`) });
  await look(noor, 'story-sent');
  await passFirstCheck(browser, demo, application);
});

test('two assessors score blind, and neither finds a name', async () => {
  const desks = await newDesks(browser, demo, queues);
  assert.equal(desks.length, 2);
  const [first, second] = desks;
  await score(browser, demo, first, { look: (visitor) => lookForNames(visitor, 'story-desk') });
  await score(browser, demo, second, {
    below: 'The cause is named, and the change is not yet seen.',
    refused: (visitor) => look(visitor, 'story-desk-refused'),
  });
});

test('a third assessor settles what they see differently, and the grantor awards', async () => {
  const { page } = noor;
  await page.goto(application);
  assert.match(await page.textContent('main'), /A third assessor looks at it/);
  await settle(browser, demo, { look: (visitor) => lookForNames(visitor, 'story-third-assessor') });
  await award(browser, demo, application, { look: (visitor) => look(visitor, 'story-decision') });
  await page.goto(`${application}/result`);
  assert.match(await page.textContent('h1'), /every criterion met/);
  await look(noor, 'story-result');
  await until(page, '/me/credentials', (text) => text.includes('Ready the Room'));
  await page.goto('/me');
  await look(noor, 'story-home-earned');
  await page.goto('/me/credentials');
  await page.locator('main li h2 a').first().click();
  await look(noor, 'story-own-credential');
});

test('the tenth award completes the stack, and the claim is sent', async () => {
  const { page } = huong;
  await page.goto(STACK);
  assert.match(await page.textContent('main'), /1 to go/);
  await awardFirst(browser, demo);
  await until(page, STACK, (text) => text.includes('Claim the'));
  await press(page, 'Send the claim');
  assert.match(await page.textContent('main [role=alert]'), /Write an answer/);
  await look(huong, 'story-claim-refused');
  const [thread, next] = await page.locator('main textarea').all();
  await thread.fill(reflection(300));
  await next.fill(reflection(100));
  for (const statement of await page.locator('main form input[type=checkbox]').all()) await statement.check();
  await keep(page, 'story-claim-written');
  await press(page, 'Send the claim');
  assert.match(await page.textContent('main'), /Your claim is sent/);
});

test('an officer awards the comprehensive credential, which stands on ten', async () => {
  await awardClaim(browser, demo, TENTH.name, { look: (visitor, name) => look(visitor, `story-${name}`) });
  const { page } = huong;
  await until(page, '/me/credentials', (text) => text.includes('Comprehensive STEM'));
  await Promise.all([page.waitForURL('**/me/credentials/*'), page.getByRole('link', { name: /Comprehensive STEM/ }).click()]);
  const id = new URL(page.url()).pathname.split('/').pop();
  taken = { id, ...(await takeHome(page, id)) };
  await page.goto(STACK);
  await look(huong, 'story-stack-complete');
  await page.goto('/me/transcript');
  await look(huong, 'story-transcript');
});

test('a stranger verifies it by link, identifier, picture and text, and a changed one is refused', async () => {
  const { page } = stranger;
  const genuine = 'This credential is genuine and in force';
  assert.equal(await verifyOnPage(page, { text: address(`/v/${taken.id}`) }), genuine);
  assert.equal(await page.locator('main ul.checks li h3 a').count(), 10, 'all ten parts are named');
  await inspect(stranger, 'story-verified');
  assert.equal(await verifyOnPage(page, { text: taken.id }), genuine);
  for (const form of ['png', 'svg', 'json']) assert.equal(await verifyOnPage(page, { file: taken[form] }), genuine, form);
  await look(stranger, 'story-verified-file');
  assert.equal(await verifyOnPage(page, { text: taken.text }), genuine);
  assert.equal(await verifyOnPage(page, { text: taken.text.replace(TENTH.name, 'Huong Trant') }), 'This credential has been changed');
  assert.doesNotMatch(await page.textContent('main'), /Huong/, 'nothing of a changed credential is shown');
  await look(stranger, 'story-changed');
});

test('`waymark verify` says the same of the files', () => {
  for (const form of ['json', 'png', 'svg']) {
    const { outcome, code } = verifyAtTerminal(taken[form], '--offline', ...taken.known);
    assert.deepEqual({ outcome, code }, { outcome: 'in_force', code: 0 }, form);
  }
  const { outcome, code } = verifyAtTerminal(address(`/v/${taken.id}.json`), '--trust', taken.issuer);
  assert.deepEqual({ outcome, code }, { outcome: 'in_force', code: 0 }, 'by link');
  const changed = join(taken.folder, 'changed.json');
  writeFileSync(changed, readFileSync(taken.json, 'utf8').replace(TENTH.name, 'Huong Trant'));
  assert.equal(verifyAtTerminal(changed, '--offline', ...taken.known).outcome, 'changed');
});

test('after its withdrawal, the page, the file and the terminal say so', async () => {
  const words = 'The claim was awarded before it was read to the end.';
  await withdraw(browser, demo, taken.id, { words, look: (visitor) => look(visitor, 'story-withdraw') });
  const { page } = stranger;
  await page.goto(`/v/${taken.id}`);
  assert.equal(await page.textContent('h1'), 'Withdrawn by the issuer');
  assert.match(await page.textContent('main'), new RegExp(words));
  await inspect(stranger, 'story-withdrawn');
  assert.equal(await verifyOnPage(page, { file: taken.png }), 'Withdrawn by the issuer');
  const { outcome, code } = verifyAtTerminal(address(`/v/${taken.id}.json`), '--trust', taken.issuer);
  assert.deepEqual({ outcome, code }, { outcome: 'withdrawn', code: 1 });
  await huong.page.goto(`/me/credentials/${taken.id}`);
  assert.match(await huong.page.textContent('main'), /Withdrawn by the issuer/);
  await look(huong, 'story-own-withdrawn');
  for (const visitor of [noor, huong, stranger]) assert.deepEqual(visitor.complaints, []);
});

const address = (path) => new URL(path, demo.url).href;

async function writeAndWait(page, field, text, status) {
  const saved = page.waitForResponse((reply) => reply.request().method() === 'POST' && reply.status() === status);
  await page.fill(field, text);
  await saved;
}

// Work that follows a decision is done a moment later, by the worker.
async function until(page, path, holds) {
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto(path);
    if (holds(await page.textContent('main'))) return;
    await page.waitForTimeout(250);
  }
  assert.fail(`${path} did not come to say it within ten seconds`);
}

async function lookForNames(visitor, name) {
  const html = await visitor.page.content();
  for (const secret of [...NOOR.name.split(' '), NOOR.email, application.split('/').pop(), 'room-before-b', 'session-start']) {
    assert.ok(!html.includes(secret), `${name} shows “${secret}”`);
  }
  await (name === 'story-desk' ? inspect : look)(visitor, name);
}
