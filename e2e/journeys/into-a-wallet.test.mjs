// An earner puts a credential into a wallet: the page shows a code, follows along, and says when it is done.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { learnerCredentialWallet } from '../interop/support/wallet.mjs';
import { newVisitor, openBrowser } from '../support/browser.mjs';
import { startDemo } from '../support/demo.mjs';
import { press, signInAs } from '../support/earner.mjs';
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

test('a credential goes into a wallet while the page looks on', async () => {
  const visitor = await newVisitor(browser, demo);
  const { page } = visitor;
  await openCredential(page);
  await page.getByRole('link', { name: 'Put it into a wallet' }).click();
  await inspect(visitor, 'wallet-before');
  await press(page, 'Show the code');
  const code = page.getByRole('img', { name: 'QR code that your wallet reads' });
  await code.waitFor();
  assert.ok(await code.evaluate((image) => image.complete && image.naturalWidth > 0), 'the code is drawn');
  const lcw = await page.getByRole('link', { name: 'Learner Credential Wallet' }).getAttribute('href');
  const asked = JSON.parse(new URL(lcw).searchParams.get('request'));
  assert.equal(asked.credentialRequestOrigin, new URL(demo.url).origin);
  assert.match(await page.getByRole('link', { name: 'Another wallet' }).getAttribute('href'), /^interaction:http/);
  await inspect(visitor, 'wallet-code');

  const interaction = await interactionUrl(page);
  await fetch(asked.protocols.vcapi, { method: 'POST', body: '{}' });
  await page.getByText('A wallet has read the code').first().waitFor();
  const wallet = await learnerCredentialWallet();
  const taken = await wallet.take(interaction);
  assert.equal(taken.credentialSubject.id, wallet.did);
  await page.getByText('The credential is in your wallet').first().waitFor();
  await page.getByText(wallet.did.slice(-6)).first().waitFor();
  await inspect(visitor, 'wallet-done');

  await page.getByRole('link', { name: 'Put it into another wallet' }).click();
  await page.getByText('on a new phone for example').first().waitFor();
  await inspect(visitor, 'wallet-again');
  await page.goto(new URL(taken.id).pathname);
  await page.getByRole('heading', { name: 'genuine and in force' }).waitFor();
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
});

test('without JavaScript the reader looks again, and may leave it', async () => {
  const visitor = await newVisitor(browser, demo, { javaScript: false, locale: 'es-MX' });
  const { page } = visitor;
  await openCredential(page);
  await page.getByRole('link', { name: 'Poner en una cartera' }).click();
  await press(page, 'Mostrar el código');
  const lcw = await page.getByRole('link', { name: 'Learner Credential Wallet' }).getAttribute('href');
  await fetch(JSON.parse(new URL(lcw).searchParams.get('request')).protocols.vcapi, { method: 'POST', body: '{}' });
  await page.getByRole('link', { name: 'Mirar otra vez' }).click();
  await page.getByText('Una cartera ha leído el código').first().waitFor();
  await press(page, 'No ponerla en una cartera');
  await page.getByText('No ha cambiado nada').first().waitFor();
  assert.deepEqual(visitor.complaints, []);
  await visitor.leave();
});

test('a phone’s camera leads to the wallets on the phone', async () => {
  const earner = await newVisitor(browser, demo);
  await openCredential(earner.page);
  await earner.page.locator('main a[href$="/wallet"]').click();
  await press(earner.page, 'Show the code');
  const interaction = await interactionUrl(earner.page);
  const phone = await newVisitor(browser, demo, { device: 'phone' });
  await phone.page.goto(interaction);
  await phone.page.getByRole('link', { name: 'Learner Credential Wallet' }).waitFor();
  await inspect(phone, 'wallet-on-the-phone');
  await phone.leave();
  await earner.leave();
});

/** Signs in as the first of the demo's people who has a credential in force, and opens it. */
async function openCredential(page) {
  const inForce = demo.credentials.filter(({ status }) => status === 'in_force').map(({ id }) => id);
  for (const { email } of demo.people) {
    await signInAs(page, demo, email);
    await page.goto('/me/credentials');
    const links = await page.locator('main h2 a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const found = links.find((href) => inForce.some((id) => href === `/me/credentials/${id}`));
    if (found) return page.goto(found);
  }
  throw new Error('nobody in the demo has a credential in force');
}

function interactionUrl(page) {
  return page.locator('copy-button').first().getAttribute('text');
}
