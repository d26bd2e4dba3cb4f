// Every cryptosuite against the one that Digital Bazaar wrote and against openvc-core, both ways: what our crate signs and derives they verify, what
// they sign and derive we verify, each may derive from the other's base proof, and one changed character is refused by all.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary } from '../support/demo.mjs';
import { changeOneCharacter } from './support/changes.mjs';
import { disclose, judge, newIssuer, sign } from './support/cryptosuites.mjs';
import { openvcRefusals, openvcSigns } from './verifiers/openvc-proofs.mjs';

const PAIRS = [
  ['eddsa-rdfc-2022', 'Ed25519'],
  ['eddsa-jcs-2022', 'Ed25519'],
  ['ecdsa-rdfc-2019', 'P256'],
  ['ecdsa-rdfc-2019', 'P384'],
  ['ecdsa-jcs-2019', 'P256'],
  ['ecdsa-jcs-2019', 'P384'],
];
const MANDATORY = ['/issuer', '/validFrom', '/validUntil'];
const CHOSEN = ['/credentialSubject/achievement/name', '/credentialSubject/result'];
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-cryptosuites-'));
  crate('write', folder);
});

after(() => rmSync(folder, { recursive: true }));

/** The example of the credential crate, which is built beside the binary. */
function crate(...args) {
  return execFileSync(join(dirname(binary()), 'examples', 'every_proof'), args, { encoding: 'utf8' });
}

const written = (name) => readFileSync(join(folder, name), 'utf8');
const base = () => JSON.parse(written('ecdsa-sd-2023.base.json'));
/** The document that our crate signs, in the name of another issuer. */
const unsigned = (key) => {
  const { proof, ...document } = base();
  return { ...document, issuer: { ...document.issuer, id: key.controller } };
};

function ours(document) {
  const file = join(folder, 'theirs.json');
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return crate('verify', file).trim().split(' ').pop();
}

/** Accepted as it is, and refused after a change, by them. */
async function theyAccept(text, suite) {
  const answer = await judge(JSON.parse(text), suite);
  assert.deepEqual(answer, { accepted: true, reasons: [] });
  for (const member of ['validUntil', 'created']) {
    const changed = await judge(JSON.parse(changeOneCharacter(text, member)), suite);
    assert.equal(changed.accepted, false, `${member} changed`);
  }
}

/** Accepted as it is, and refused after a change, by us. */
function weAccept(document) {
  const text = JSON.stringify(document);
  assert.equal(ours(text), 'in_force');
  for (const member of ['validUntil', 'created', 'name']) {
    assert.equal(ours(changeOneCharacter(text, member)), 'changed', `${member} changed`);
  }
}

for (const [suite, kind] of PAIRS) {
  test(`${suite} with ${kind}: ours is accepted by theirs`, () => theyAccept(written(`${suite}.${kind}.json`), suite));

  test(`${suite} with ${kind}: theirs is accepted by ours`, async () => {
    const key = await newIssuer(kind);
    weAccept(await sign(unsigned(key), suite, key));
  });
}

test('a credential of VCDM 1.1 with the context that we add is accepted by theirs', async () => {
  const answer = await judge(JSON.parse(written('vcdm-1.1.json')), 'ecdsa-rdfc-2019');
  assert.deepEqual(answer, { accepted: true, reasons: [] });
});

test('ecdsa-sd-2023: what we derive from our own, with an ordered list in it, is accepted by theirs', () =>
  theyAccept(written('ecdsa-sd-2023.P256.json'), 'ecdsa-sd-2023'));

test('ecdsa-sd-2023: what they derive from ours is accepted by both, and is what we would have derived', async () => {
  const derived = await disclose(base(), CHOSEN);
  await theyAccept(JSON.stringify(derived), 'ecdsa-sd-2023');
  weAccept(derived);
  assert.deepEqual(derived, JSON.parse(crate('derive', join(folder, 'ecdsa-sd-2023.base.json'), ...CHOSEN)));
});

test('ecdsa-sd-2023: what either derives from theirs is accepted by both', async () => {
  const key = await newIssuer('P256');
  const signed = await sign(unsigned(key), 'ecdsa-sd-2023', key, MANDATORY);
  const file = join(folder, 'their-base.json');
  writeFileSync(file, JSON.stringify(signed));
  const derived = JSON.parse(crate('derive', file, ...CHOSEN));
  assert.deepEqual(derived, await disclose(signed, CHOSEN));
  await theyAccept(JSON.stringify(derived), 'ecdsa-sd-2023');
  weAccept(derived);
});

test('ecdsa-sd-2023: nobody takes the copy of the holder for a proof', async () => {
  assert.equal((await judge(base(), 'ecdsa-sd-2023')).accepted, false);
  assert.equal(ours(base()), 'unreadable');
});

// Its canonicaliser knows SHA-256 alone, where RDFC-1.0 for a key on P-384 labels nodes by SHA-384 (VC-DI-ECDSA 1.0, §3.2.3).
const forOpenvc = PAIRS.filter(([suite, kind]) => !(suite === 'ecdsa-rdfc-2019' && kind === 'P384'));

test('openvc-core accepts every suite of ours, and none with a character changed', () => {
  const texts = [...forOpenvc.map(([suite, kind]) => `${suite}.${kind}.json`), 'ecdsa-sd-2023.P256.json'].map(written);
  assert.deepEqual(openvcRefusals(texts.map((text) => JSON.parse(text))), texts.map(() => null));
  for (const member of ['validUntil', 'created']) {
    const changed = texts.map((text) => JSON.parse(changeOneCharacter(text, member)));
    assert.ok(openvcRefusals(changed).every((reason) => reason !== null), `${member} changed`);
  }
});

for (const [suite, kind] of forOpenvc) {
  test(`${suite} with ${kind}: what openvc-core signs is accepted by us`, () => {
    const signed = openvcSigns(unsigned({}), suite, kind);
    // It signs the context as a part of the proof and then leaves it out there, where the standard has it (VC-DI-EDDSA 1.0, §3.3.1).
    if (suite.includes('jcs')) signed.proof['@context'] = signed['@context'];
    weAccept(signed);
  });
}

test('ecdsa-sd-2023: what we derive from a base proof of openvc-core is accepted by both', () => {
  const file = join(folder, 'their-base.json');
  writeFileSync(file, JSON.stringify(openvcSigns(unsigned({}), 'ecdsa-sd-2023', 'P256', MANDATORY)));
  const derived = JSON.parse(crate('derive', file, ...CHOSEN));
  weAccept(derived);
  assert.deepEqual(openvcRefusals([derived]), [null]);
});

test('every file that the example writes was shown to somebody', () => {
  const shown = [...PAIRS.map(([suite, kind]) => `${suite}.${kind}.json`), 'ecdsa-sd-2023.P256.json', 'vcdm-1.1.json'];
  const known = [...shown, 'ecdsa-sd-2023.base.json', 'theirs.json', 'their-base.json'];
  assert.deepEqual(readdirSync(folder).filter((name) => !known.includes(name)), []);
});
