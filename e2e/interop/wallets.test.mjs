// Wallets that we did not write take a credential of the demo, and the verifier behind VerifierPlus says that its issuer is registered.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemo } from '../support/demo.mjs';
import { openExchange, text, visitHolder } from './support/visitors.mjs';
import { dataIntegrityWallet, learnerCredentialWallet } from './support/wallet.mjs';
import { askVerifierCore } from './verifiers/verifier-core.mjs';

let demo, holder, credential;

before(async () => {
  demo = await startDemo();
  holder = await visitHolder(demo);
  ({ credential } = holder);
});

after(() => demo?.stop());

test('a wallet gets the credential issued for itself, and the copy from before is no longer in force', async () => {
  const before = await text(at(`/v/${credential}.json`));
  let earlier = before;
  for (const make of [learnerCredentialWallet, dataIntegrityWallet]) {
    const wallet = await make();
    const taken = await wallet.take(await openExchange(holder));
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
    await assert.rejects(wallet.take(await openExchange(holder), (asked) => ({ ...asked, ...other })), /422/);
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

/** What a verifier fetches for a credential. */
async function published({ credentialStatus }) {
  const list = credentialStatus.statusListCredential;
  return { [list]: await text(list) };
}

const at = (path) => new URL(path, demo.url).href;
