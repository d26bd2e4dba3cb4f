// What an issuer's own programs have signed over the API, shown to verifiers that we did not write: as it was issued, what its holder shows of it, with
// one character changed, revoked, suspended and in force again. On a site with an https address, and on one without, where every issuer is its own key.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startSite } from '../support/site.mjs';
import { changeOneCharacter } from './support/changes.mjs';
import { letIn } from './support/program.mjs';
import { openBadge } from './support/sample.mjs';
import { STATUS_READERS, UNDEFINED_TERMS, askStrangers } from './support/strangers.mjs';

const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2';
const TERMS = 'https://courses.meridian.example/terms#';
const MANDATORY = ['/credentialSubject/identifier'];
const SHOWN = ['/credentialSubject/achievement/name', '/credentialSubject/achievement/criteria'];
const MEMBERS = ['name', 'validFrom', 'statusListIndex', 'created', 'proofValue'];

// Who can read which: two know no other cryptosuite than eddsa-rdfc-2022, and one no other credentials than Open Badges.
const READERS = {
  badge: ['@digitalbazaar/vc', 'didkit', 'openbadgeslib', 'openvc-core', 'verifier-core'],
  parts: ['@digitalbazaar/vc', 'openbadgeslib', 'openvc-core'],
  plain: ['@digitalbazaar/vc', 'didkit', 'openvc-core', 'verifier-core'],
  loose: ['@digitalbazaar/vc', 'openvc-core', 'verifier-core'],
};
const sites = {};
const programs = {};
// By kind of identifier: `{ badge, parts, plain, loose }` as verifiers get them.
const issued = {};

before(async () => {
  for (const method of ['did:web', 'did:key']) {
    sites[method] = await startSite({ https: method === 'did:web' });
    programs[method] = await letIn(sites[method]);
    issued[method] = await issueEach(programs[method]);
  }
});

after(() => Promise.all(Object.values(sites).map((site) => site.stop())));

for (const method of ['did:web', 'did:key']) {
  for (const kind of Object.keys(READERS)) {
    test(`${method}: ${kind} is accepted by all who can read it`, async () => {
      const credential = issued[method][kind];
      assert.ok(credential.issuer.id.startsWith(method) && credential.proof.verificationMethod.startsWith(`${credential.issuer.id}#`));
      const verdicts = await ask(method, credential);
      assert.deepEqual(Object.keys(verdicts).sort(), readersOf(credential));
      assert.deepEqual(refusals(verdicts), {});
    });
  }
}

for (const kind of Object.keys(READERS)) {
  test(`one changed character of ${kind} is noticed by all`, async () => {
    for (const member of MEMBERS) {
      const changed = changeOneCharacter(JSON.stringify(issued['did:web'][kind]), member);
      const fooled = Object.entries(await askStrangers(sites['did:web'], changed)).filter(([, { accepted }]) => accepted);
      assert.deepEqual(fooled, [], member);
    }
  });
}

test('what its holder does not show is not there, what is mandatory is, and so is what says whether it is in force', () => {
  const { parts } = issued['did:web'];
  assert.equal(parts.proof.cryptosuite, 'ecdsa-sd-2023');
  assert.equal(parts.credentialSubject.identifier[0].identityHash, 'Ana López');
  assert.deepEqual(Object.keys(parts.credentialSubject.achievement).sort(), ['criteria', 'id', 'name', 'type']);
  assert.ok(parts.issuer.name && parts.validFrom && parts.validUntil && parts.credentialStatus.statusListIndex);
});

for (const method of ['did:web', 'did:key']) {
  test(`${method}: what is revoked is refused by all who read status lists`, async () => {
    for (const kind of Object.keys(READERS)) {
      const credential = issued[method][kind];
      await programs[method].setStatus(credential.id, 'revocation', true);
      assertSet('revocation', await ask(method, credential), readersOf(credential));
    }
  });
}

test('what is suspended on a list of the program is refused for so long, and revoked for good', async () => {
  const program = programs['did:web'];
  const lists = [await program.makeList('suspension'), await program.makeList('revocation')];
  // A place that is drawn, and one that the program chose.
  const places = [entry('suspension', lists[0]), entry('revocation', lists[1], '94567')];
  const credential = await program.issue({ ...attendance(program.issuer), credentialStatus: places });
  assert.deepEqual(credential.credentialStatus.map(({ statusListCredential }) => statusListCredential), lists);
  assert.equal(credential.credentialStatus[1].statusListIndex, '94567');
  assert.deepEqual(refusals(await ask('did:web', credential)), {});
  for (const [purpose, status] of [['suspension', true], ['suspension', false], ['revocation', true]]) {
    await program.setStatus(credential.id, purpose, status);
    const verdicts = await ask('did:web', credential);
    if (status) assertSet(purpose, verdicts, READERS.plain);
    else assert.deepEqual(refusals(verdicts), {});
  }
});

test('a suspended Open Badge is refused for so long, as a whole and in parts', async () => {
  const program = programs['did:web'];
  const credentialStatus = entry('suspension', await program.makeList('suspension'));
  const held = await program.issue({ ...badge(program.issuer), credentialStatus }, { mandatoryPointers: MANDATORY });
  const shown = { badge: await program.issue({ ...badge(program.issuer), credentialStatus }), parts: await program.derive(held, SHOWN) };
  for (const [kind, credential] of Object.entries(shown)) {
    await program.setStatus(credential.id, 'suspension', true);
    assertSet('suspension', await ask('did:web', credential), READERS[kind]);
    await program.setStatus(credential.id, 'suspension', false);
    assert.deepEqual(refusals(await ask('did:web', credential)), {}, kind);
  }
});

test('the neighbours of what was revoked are in force', async () => {
  const program = programs['did:web'];
  const list = await program.makeList('revocation');
  const three = [];
  for (const index of ['8', '9', '10']) three.push(await program.issue({ ...badge(program.issuer), credentialStatus: entry('revocation', list, index) }));
  await program.setStatus(three[1].id, 'revocation', true);
  const refusing = [];
  for (const credential of three) refusing.push(Object.keys(refusals(await ask('did:web', credential))).sort());
  assert.deepEqual(refusing, [[], [...STATUS_READERS].sort(), []]);
});

const entry = (statusPurpose, statusListCredential, statusListIndex) => {
  return { type: 'BitstringStatusListEntry', statusPurpose, statusListCredential, statusListIndex };
};

const ask = (method, credential) => askStrangers(sites[method], JSON.stringify(credential));

const refusals = (verdicts) => Object.fromEntries(Object.entries(verdicts).filter(([, { accepted }]) => !accepted));

// What a refusal has in it, by purpose: verifier-core says which check failed, the others what became of the credential.
const WORDS = {
  revocation: /revocation_status: false|'revocation' is set|CredentialRevoked/,
  suspension: /suspension_status: false|'suspension' is set|CredentialSuspended/,
};

/** Those who read status lists refuse and say why, and nobody else does. */
function assertSet(purpose, verdicts, readers) {
  const refused = refusals(verdicts);
  assert.deepEqual(Object.keys(refused).sort(), readers.filter((reader) => STATUS_READERS.includes(reader)), purpose);
  for (const [reader, { reasons }] of Object.entries(refused)) assert.match(reasons.join(), WORDS[purpose], reader);
}

/** By name, in order. openbadgeslib takes no list of a did:key on P-256. */
function readersOf({ '@context': context, issuer, proof, type }) {
  if (context.includes(UNDEFINED_TERMS)) return READERS.loose;
  if (!type.includes('OpenBadgeCredential')) return READERS.plain;
  if (proof.cryptosuite === 'eddsa-rdfc-2022') return READERS.badge;
  return READERS.parts.filter((reader) => issuer.id.startsWith('did:web:') || reader !== 'openbadgeslib');
}

async function issueEach(program) {
  const base = badge(await issuerOfParts(program));
  const held = await program.issue(base, { mandatoryPointers: MANDATORY });
  return {
    badge: await program.issue(badge(program.issuer)),
    parts: await program.derive(held, SHOWN),
    plain: await program.issue(attendance(program.issuer)),
    loose: await program.issue(looseAttendance(program.issuer)),
  };
}

/** A `did:key` is one key, and parts are signed with another one than the rest. The refusal of the first says which. */
async function issuerOfParts({ issuer, refusal }) {
  if (issuer.startsWith('did:web:')) return issuer;
  return /did:key:z\w+/.exec(await refusal(badge(issuer), { mandatoryPointers: MANDATORY }))[0];
}

const badge = (issuer) => openBadge(issuer, `urn:uuid:${randomUUID()}`);

/** No Open Badge: a type and a member of the program's own, by their whole names, for no context defines them. */
const attendance = (issuer) => ({
  '@context': [CREDENTIALS],
  id: `urn:uuid:${randomUUID()}`,
  type: ['VerifiableCredential', `${TERMS}Attendance`],
  issuer: { id: issuer, name: 'Meridian Youth Work Association' },
  validFrom: '2026-01-02T03:04:05Z',
  credentialSubject: { id: `urn:uuid:${randomUUID()}`, name: 'Ana López', [`${TERMS}hours`]: 8 },
});

/** The same by short names, which a context of the W3C's lets pass. */
function looseAttendance(issuer) {
  const { credentialSubject: { id, name }, ...others } = attendance(issuer);
  return { ...others, '@context': [CREDENTIALS, UNDEFINED_TERMS], type: ['VerifiableCredential', 'Attendance'], credentialSubject: { id, name, hours: 8 } };
}
