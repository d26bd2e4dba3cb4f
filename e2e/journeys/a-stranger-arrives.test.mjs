// Somebody who knows nothing of Waymark opens the front page.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newVisitor, openBrowser } from '../support/browser.mjs';
import { startDemo } from '../support/demo.mjs';
import { inspect } from '../support/inspect.mjs';

let browser, demo;

before(async () => {
  demo = await startDemo();
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

test('the front page is readable by everyone and calls nobody else', async () => {
  const visitor = await newVisitor(browser, demo);
  const answer = await visitor.page.goto('/');
  assert.equal(answer.status(), 200);
  assert.equal(await visitor.page.locator('h1').count(), 1);
  await inspect(visitor, 'home');
  await visitor.leave();
});

test('the front page speaks the language the browser asks for', async () => {
  for (const [locale, language] of [['en-GB', 'en'], ['es-MX', 'es']]) {
    const visitor = await newVisitor(browser, demo, { locale });
    await visitor.page.goto('/');
    assert.equal((await visitor.page.locator('html').getAttribute('lang')).slice(0, 2), language);
    assert.deepEqual(visitor.complaints, []);
    await visitor.leave();
  }
});

test('the front page works without JavaScript', async () => {
  const visitor = await newVisitor(browser, demo, { javaScript: false });
  await visitor.page.goto('/');
  const link = visitor.page.locator('main a[href^="/"]').first();
  const target = await link.getAttribute('href');
  await link.click();
  assert.equal(new URL(visitor.page.url()).pathname, new URL(target, demo.url).pathname);
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
});
