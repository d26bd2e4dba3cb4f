// Tokens against `jose` and `@sd-jwt/sd-jwt-vc`, both ways: what our crate signs they open, what they sign we verify, and one
// changed character is refused by all. openvc-core judges our SD-JWTs as well.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary } from '../support/demo.mjs';
import { changeToken } from './support/changes.mjs';
import { askOpenvc } from './verifiers/openvc-tokens.mjs';
import { ALGORITHMS, newKey, openToken, sdJwtVc, signStatusList, signToken } from './support/tokens.mjs';

const ISSUER = 'https://association.example/issuers/1';
const METADATA = 'https://association.example/.well-known/jwt-vc-issuer/issuers/1';
const VERIFIER = 'https://verifier.example';
const LIST = 'https://association.example/status/1/token';
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-tokens-'));
  crate('write', folder);
});

after(() => rmSync(folder, { recursive: true }));

/** The example of the credential crate, which is built beside the binary. */
function crate(...args) {
  return execFileSync(join(dirname(binary()), 'examples', 'every_token'), args, { encoding: 'utf8' }).trim();
}

const written = (name) => readFileSync(join(folder, name), 'utf8').trim();
const key = (kind) => JSON.parse(written(`${kind}.jwk`));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** Our outcome for a token, where `url` answers with `document`, and the address of its status list with `list`. */
const ours = (token, url, document, list) =>
  crate('verify', file('theirs.txt', token), `${url}=${file('document.json', document)}`, ...(list ? [`${LIST}=${file('list.txt', list)}`] : []));

for (const [kind, algorithm] of Object.entries(ALGORITHMS)) {
  test(`${algorithm}: ours is opened by theirs`, async () => {
    const badge = await openToken(written(`badge.${kind}.jwt`), key(kind), algorithm);
    assert.deepEqual(badge.header, { alg: algorithm, kid: `${ISSUER}/${kind}.jwk`, typ: 'JWT' });
    const { iss, jti, sub, nbf, exp, ...credential } = badge.payload;
    assert.deepEqual([iss, jti, sub], [ISSUER, credential.id, credential.credentialSubject.id]);
    assert.deepEqual([nbf, exp], [credential.validFrom, credential.validUntil].map((date) => Date.parse(date) / 1000));
    const plain = await openToken(written(`credential.${kind}.jwt`), key(kind), algorithm);
    assert.deepEqual([plain.header.typ, plain.payload], ['vc+jwt', credential]);
    await assert.rejects(openToken(changeToken(written(`badge.${kind}.jwt`)), key(kind), algorithm));
  });

  test(`${algorithm}: theirs is verified by ours`, async () => {
    const theirs = await newKey(algorithm);
    const { payload } = await openToken(written('badge.P256.jwt'), key('P256'), 'ES256');
    const kid = `${ISSUER}/key`;
    const badge = await signToken(payload, { kid, typ: 'JWT' }, theirs);
    assert.equal(ours(badge, kid, theirs.jwk), 'in_force');
    assert.equal(ours(badge, kid, key(kind)), 'changed', 'by another key');
    assert.notEqual(ours(changeToken(badge), kid, theirs.jwk), 'in_force');
    const { iss, jti, sub, nbf, exp, ...credential } = payload;
    const plain = await signToken(credential, { kid, typ: 'vc+jwt', cty: 'vc' }, theirs);
    assert.equal(ours(plain, kid, theirs.jwk), 'in_force');
  });
}

const p256 = () => ({ algorithm: 'ES256', jwk: key('P256') });
const p384 = () => ({ algorithm: 'ES384', jwk: key('P384') });

test('SD-JWT VC: ours is verified by theirs, and gives them what we disclosed', async () => {
  const theirs = sdJwtVc({ issuer: p256(), holder: p384() });
  const whole = await theirs.verify(written('digital.sd-jwt'));
  assert.deepEqual(
    [whole.payload.given_name, whole.payload.address, whole.payload.levels],
    ['Ada', { street: '1 Quay', city: 'Port' }, ['met', 'exceeded']],
  );
  const bound = await theirs.verify(written('bound.sd-jwt'), { requiredClaimKeys: ['given_name'], keyBindingNonce: 'n-1' });
  assert.deepEqual([bound.payload.address, bound.payload.levels], [{ city: 'Port' }, ['met', 'exceeded']]);
  assert.equal(bound.kb.payload.aud, VERIFIER);
  await assert.rejects(theirs.verify(written('bound.sd-jwt'), { keyBindingNonce: 'n-2' }));
  await assert.rejects(theirs.verify(changeToken(written('digital.sd-jwt'))));
});

test('SD-JWT VC: their holder presents parts of ours, and we verify both', async () => {
  const holder = await newKey('ES256');
  const theirs = sdJwtVc({ issuer: p256(), holder });
  const less = await theirs.present(written('digital.sd-jwt'), { address: { street: true } });
  const metadata = { issuer: ISSUER, jwks: { keys: [{ ...key('P256'), kid: 'P256' }] } };
  assert.equal(ours(less, METADATA, metadata), 'in_force');
  assert.ok(less.length < written('digital.sd-jwt').length);
});

test('SD-JWT VC: theirs, with decoys and parts in parts, is verified by ours', async () => {
  const [issuer, holder] = [await newKey('ES256'), await newKey('ES384')];
  const theirs = sdJwtVc({ issuer, holder });
  const claims = {
    iss: ISSUER, vct: 'https://association.example/m/1', iat: 1767225600, cnf: { jwk: holder.jwk },
    name: 'Ada', address: { street: '1 Quay', city: 'Port' }, levels: ['met', 'exceeded'],
  };
  const frame = { _sd: ['name', 'address'], _sd_decoy: 3, address: { _sd: ['street'] }, levels: { _sd: [0], _sd_decoy: 2 } };
  const issued = await theirs.issue(claims, frame, { header: { kid: 'k' } });
  const metadata = { issuer: ISSUER, jwks: { keys: [{ ...issuer.jwk, kid: 'k' }] } };
  assert.equal(ours(issued, METADATA, metadata), 'in_force');
  assert.equal(ours(changeToken(issued), METADATA, metadata) === 'in_force', false);

  const kb = { payload: { aud: VERIFIER, nonce: 'n-1', iat: Math.floor(Date.now() / 1000) } };
  const shown = await theirs.present(issued, { address: { street: true } }, { kb });
  assert.equal(ours(shown, METADATA, metadata), 'in_force');
  const path = file('shown.sd-jwt', shown);
  assert.equal(crate('bound', path, VERIFIER, 'n-1'), 'true');
  assert.equal(crate('bound', path, VERIFIER, 'n-2'), 'false');
  const [jws, , ...others] = shown.split('~');
  assert.equal(crate('bound', file('less.sd-jwt', [jws, ...others].join('~')), VERIFIER, 'n-1'), 'false', 'with a part left out');
});

test('Token Status List: ours is read by theirs, who see the revoked award as revoked and the other as standing', async () => {
  const asked = [];
  const list = async (uri) => {
    asked.push(uri);
    return written('list.jwt');
  };
  const theirs = sdJwtVc({ issuer: p256(), holder: p384(), list });
  await theirs.verify(written('standing.sd-jwt'));
  await assert.rejects(theirs.verify(written('revoked.sd-jwt')), /Status is not valid/);
  assert.deepEqual(asked, [LIST, LIST]);
  const { header } = await openToken(written('list.jwt'), key('P256'), 'ES256');
  assert.deepEqual(header, { alg: 'ES256', kid: 'P256', typ: 'statuslist+jwt' });
  const forged = sdJwtVc({ issuer: p256(), holder: p384(), list: async () => changed(written('list.jwt')) });
  await assert.rejects(forged.verify(written('standing.sd-jwt')));
});

for (const bits of [1, 2, 4, 8]) {
  test(`Token Status List: theirs, of ${bits} bits, is read by ours`, async () => {
    const issuer = await newKey('ES256');
    const metadata = { issuer: ISSUER, jwks: { keys: [{ ...issuer.jwk, kid: 'k' }] } };
    const numbers = Array.from({ length: 1000 }, (_, index) => index % Math.min(2 ** bits, 4));
    const list = await signStatusList(LIST, numbers, bits, { exp: 4922899200, ttl: 43200 }, issuer, 'k');
    const theirs = sdJwtVc({ issuer, holder: issuer, list: async () => list });
    const outcome = async (idx, list) => {
      const claims = { iss: ISSUER, vct: 'https://association.example/m/1', iat: 1767225600, status: { status_list: { idx, uri: LIST } } };
      const text = await theirs.issue(claims, undefined, { header: { kid: 'k' } });
      const they = await theirs.verify(text).then(() => true, () => false);
      return [ours(text, METADATA, metadata, list), they];
    };
    const expected = [['in_force', true], ['withdrawn', false], ['suspended', false], ['unfinished', false]];
    for (const index of [0, 1, 2, 3, 500, 501, 502, 503, 996, 997, 998, 999]) {
      assert.deepEqual(await outcome(index, list), expected[numbers[index]], `${numbers[index]} at ${index}`);
    }
    assert.deepEqual(await outcome(1000, list), ['unfinished', false], 'behind the end');
    const stranger = await newKey('ES256');
    const forged = await signStatusList(LIST, numbers, bits, {}, stranger, 'k');
    assert.equal((await outcome(0, forged))[0], 'unfinished', 'by a stranger');
    const other = await signStatusList(`${LIST}/2`, numbers, bits, {}, issuer, 'k');
    assert.equal((await outcome(0, other))[0], 'unfinished', 'another list');
    const ended = await signStatusList(LIST, numbers, bits, { exp: 1767225601 }, issuer, 'k');
    assert.equal((await outcome(0, ended))[0], 'unfinished', 'out of date');
  });
}

test('VC-JOSE-COSE with disclosures: theirs is verified by ours', async () => {
  const issuer = await newKey('ES256');
  const { payload } = await openToken(written('credential.P256.jwt'), key('P256'), 'ES256');
  const theirs = sdJwtVc({ issuer, holder: issuer });
  const frame = { credentialSubject: { achievement: { _sd: ['description'] } } };
  const kid = `${ISSUER}/key`;
  const text = await theirs.issue({ ...payload, vct: 'urn:x' }, frame, { header: { kid, typ: 'vc+sd-jwt' } });
  assert.equal(ours(text, kid, issuer.jwk), 'in_force');
});

test('openvc-core accepts our SD-JWTs and their key binding, and refuses another question', () => {
  const metadata = (kid) => ({ issuer: ISSUER, jwks: { keys: [{ ...key('P256'), kid }] } });
  const accepted = { accepted: true, reasons: [] };
  assert.deepEqual(askOpenvc(written('digital.sd-jwt'), metadata('P256')), accepted);
  assert.deepEqual(askOpenvc(written('award.sd-jwt'), metadata(`${ISSUER}/P256.jwk`)), accepted);
  const asked = (nonce) => askOpenvc(written('bound.sd-jwt'), metadata('P256'), { audience: VERIFIER, nonce });
  assert.deepEqual(asked('n-1'), accepted);
  assert.equal(asked('n-2').accepted, false);
  assert.equal(askOpenvc(changeToken(written('digital.sd-jwt')), metadata('P256')).accepted, false);
});
