// Wallets that we did not write take a credential of the demo, and the verifier behind VerifierPlus says that its issuer is registered.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemo } from '../support/demo.mjs';
import { OURS } from './support/person.mjs';
import { dataIntegrityWallet, learnerCredentialWallet } from './support/wallet.mjs';
import { askVerifierCore } from './verifiers/verifier-core.mjs';

let demo, earner, credential;

before(async () => {
  demo = await startDemo();
  ({ earner, credential } = await somebodyWhoEarned());
});

after(() => demo?.stop());

test('a wallet gets the credential issued for itself, and the copy from before is no longer in force', async () => {
  const before = await text(at(`/v/${credential}.json`));
  let earlier = before;
  for (const make of [learnerCredentialWallet, dataIntegrityWallet]) {
    const wallet = await make();
    const taken = await wallet.take(await openExchange());
    assert.equal(taken.credentialSubject.id, wallet.did);
    assert.equal(taken.id, JSON.parse(before).id, 'it is the same credential');
    const verdict = await askVerifierCore(JSON.stringify(taken), await published(taken));
    assert.deepEqual(verdict, { accepted: true, reasons: [] });
    const former = await askVerifierCore(earlier, await published(JSON.parse(earlier)));
    assert.equal(former.accepted, false);
    assert.match(former.reasons.join(), /revocation_status/);
    earlier = JSON.stringify(taken);
  }
});

test('a wallet that answers another question, or for another site, gets nothing', async () => {
  for (const other of [{ challenge: 'guessed' }, { domain: 'https://elsewhere.example' }]) {
    const wallet = await learnerCredentialWallet();
    await assert.rejects(wallet.take(await openExchange(), (asked) => ({ ...asked, ...other })), /422/);
  }
});

test('the list of registries leads to the register, and its issuers are registered', async () => {
  const registries = JSON.parse(await text(at(`/known-registries.json`)));
  assert.deepEqual(registries.map(({ type }) => type), ['dcc-legacy']);
  const badge = await text(at(`/v/${credential}.json`));
  const documents = await published(JSON.parse(badge));
  for (const { url } of registries) documents[url] = await text(url);
  const verdict = await askVerifierCore(badge, documents, registries);
  assert.deepEqual(verdict, { accepted: true, reasons: [] });
  const { issuer } = JSON.parse(badge);
  const without = JSON.parse(documents[registries[0].url]);
  delete without.registry[issuer.id];
  const unknown = await askVerifierCore(badge, { ...documents, [registries[0].url]: JSON.stringify(without) }, registries);
  assert.match(unknown.reasons.join(), /registered_issuer/);
});

/** Signs in as each person of the demo until somebody has a credential in force. */
async function somebodyWhoEarned() {
  const inForce = demo.credentials.filter(({ status }) => status === 'in_force').map(({ id }) => id);
  for (const person of demo.people) {
    const cookie = await signIn(person);
    const page = await text(at(`/me/credentials`), cookie);
    const found = inForce.find((id) => page.includes(`/me/credentials/${id}"`));
    if (found) return { earner: cookie, credential: found };
  }
  throw new Error('nobody in the demo has a credential in force');
}

async function signIn({ sign_in_url: url }) {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers: OURS });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  assert.ok(cookies.some((cookie) => cookie.startsWith('waymark=')), `signed in at ${url}: ${answer.status}`);
  return cookies.join('; ');
}

/** Presses the button; the interaction URL is what the code on the page holds. */
async function openExchange() {
  const opened = await fetch(at(`/me/credentials/${credential}/wallet`), {
    method: 'POST', redirect: 'manual', headers: { ...OURS, cookie: earner },
  });
  assert.equal(opened.status, 303, await opened.text());
  const page = await text(at(opened.headers.get('location')), earner);
  return page.match(/copy-button text="([^"]+\?iuv=1)"/)[1];
}

/** What a verifier fetches for a credential. */
async function published({ credentialStatus }) {
  const list = credentialStatus.statusListCredential;
  return { [list]: await text(list) };
}

const at = (path) => new URL(path, demo.url).href;

async function text(url, cookie = '') {
  const answer = await fetch(url, { headers: { cookie, accept: cookie ? 'text/html' : '*/*' } });
  assert.equal(answer.status, 200, `GET ${url}`);
  return answer.text();
}
