// An award of the real binary as SD-JWT VC, judged by `@sd-jwt/sd-jwt-vc`, which asks our Token Status List itself: in force; no longer so
// when a wallet got a new edition; and no longer so once it is withdrawn.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { startDemo } from '../support/demo.mjs';
import { openToken, sdJwtVc } from './support/tokens.mjs';
import { openExchange, text, visit, visitHolder } from './support/visitors.mjs';
import { dataIntegrityWallet } from './support/wallet.mjs';

const FORM = 'dc-sd-jwt';
let demo, holder, path;

before(async () => {
  demo = await startDemo();
  holder = await visitHolder(demo);
  path = `/v/${holder.credential}`;
});

after(() => demo?.stop());

test('an award in force is in force for them, with all of it and without its holder\'s name', async () => {
  const award = await holder.file(`${path}.${FORM}`);
  const { payload } = await judged(award);
  const { credentialSubject, credentialStatus } = JSON.parse(await text(new URL(`${path}.json`, demo.url)));
  assert.deepEqual(payload.credentialSubject, credentialSubject);
  assert.deepEqual(payload.status.status_list, { idx: Number(credentialStatus.statusListIndex), uri: `${credentialStatus.statusListCredential}/token` });
  const { issuer } = await keys(award);
  const less = await judged(await sdJwtVc({ issuer, holder: issuer }).present(award, {}));
  assert.equal(less.payload.credentialSubject.identifier, undefined);
  assert.equal(less.payload.credentialSubject.achievement.name, credentialSubject.achievement.name);
});

test('the list is a token of its own type by the issuer of the award', async () => {
  const award = await holder.file(`${path}.${FORM}`);
  const { payload } = await judged(award);
  const { uri } = payload.status.status_list;
  const { issuer, kid } = await keys(award);
  const list = await openToken(await text(uri), issuer.jwk, issuer.algorithm);
  assert.deepEqual(list.header, { alg: 'EdDSA', kid, typ: 'statuslist+jwt' });
  assert.deepEqual([list.payload.sub, list.payload.ttl, list.payload.status_list.bits], [uri, 60, 1]);
});

test('an edition that a wallet\'s own superseded is revoked for them, and the new one is not', async () => {
  const earlier = await holder.file(`${path}.${FORM}`);
  const wallet = await dataIntegrityWallet();
  await wallet.take(await openExchange(holder));
  await assert.rejects(judged(earlier), /Status is not valid/);
  const { payload } = await judged(await holder.file(`${path}.${FORM}`));
  assert.equal(payload.sub, wallet.did);
});

test('a withdrawn award is revoked for them', async () => {
  const award = await holder.file(`${path}.${FORM}`);
  await judged(award);
  const office = await visit(demo, demo.people.find(({ email }) => email === 'helen.brandt@meridian.example'));
  const fields = { reason: 'issued_in_error', words: 'By mistake.' };
  const answer = await office.post(`/issuer/meridian/awards/${holder.credential}/revoke`, fields);
  assert.equal(answer.status, 303, await answer.text());
  await assert.rejects(judged(award), /Status is not valid/);
});

/** Their verdict; throws where it is a no. The demo's issuers are their own keys. */
async function judged(award) {
  const { issuer } = await keys(award);
  return sdJwtVc({ issuer, holder: issuer }).verify(award);
}

async function keys(award) {
  const { kid } = JSON.parse(Buffer.from(award.split('.')[0], 'base64url'));
  const publicKeyMultibase = kid.split('#')[1];
  const keyPair = await Ed25519Multikey.from({ type: 'Multikey', id: kid, controller: kid.split('#')[0], publicKeyMultibase });
  const jwk = await Ed25519Multikey.toJwk({ keyPair });
  return { kid, issuer: { algorithm: 'EdDSA', jwk } };
}
