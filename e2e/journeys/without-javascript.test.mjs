// The way of an application with JavaScript switched off: written and sent by the earner, scored by two assessors, awarded.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newVisitor, openBrowser } from '../support/browser.mjs';
import { startDemo } from '../support/demo.mjs';
import { answer, declareAndSend, fillParts, signUp, start } from '../support/earner.mjs';
import { photograph } from '../support/inspect.mjs';
import { allQueues, award, newDesks, passFirstCheck, score } from '../support/staff.mjs';

const PLAIN = { javaScript: false };
let browser, demo;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

test('an application is written, sent, scored and awarded without JavaScript', async () => {
  const queuesBefore = await allQueues(browser, demo);
  const earner = await newVisitor(browser, demo, PLAIN);
  const { page } = earner;
  await signUp(page, { email: 'noor.plain@example.org', name: 'Noor Plain' });
  const application = await start(page);
  const look = (name) => photograph(page, `plain-${name}`);
  await fillParts(page, application, { ...PLAIN, look });
  await page.goto(`${application}/overview`);
  assert.equal(await page.inputValue('[id="answer.setting"]'), answer('setting'), 'the saved text is there');
  await declareAndSend(page, application, { look });
  await look('application-sent');

  await passFirstCheck(browser, demo, application, PLAIN);
  const desks = await newDesks(browser, demo, queuesBefore);
  assert.equal(desks.length, 2);
  for (const desk of desks) await score(browser, demo, desk, { ...PLAIN, look: (visitor) => photograph(visitor.page, 'plain-desk') });
  await award(browser, demo, application, PLAIN);

  await page.goto(`${application}/result`);
  assert.match(await page.textContent('h1'), /every criterion met/);
  assert.deepEqual(earner.complaints, []);
  await earner.leave();
});
