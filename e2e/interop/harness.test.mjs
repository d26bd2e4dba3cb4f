// Proves the verifiers and this harness before they judge us: a badge that another library signed is accepted by all, and
// each refuses what it should. A verifier that accepts everything would show nothing.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { changeOneCharacter } from './support/changes.mjs';
import { newIssuer, sampleBadge, sampleDocuments } from './support/sample.mjs';
import { askAll } from './verify.mjs';

const ALL = ['openbadgeslib', 'verifier-core', 'didkit'];
let folder, issuer, badge, documents;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-interop-'));
  issuer = await newIssuer();
  badge = await sampleBadge(issuer);
  documents = await sampleDocuments(issuer);
});

after(() => rmSync(folder, { recursive: true }));

async function verdicts(text, answers = documents) {
  const file = join(folder, 'badge.json');
  writeFileSync(file, text);
  return askAll(file, answers);
}

const accepting = (answers) => ALL.filter((verifier) => answers[verifier].accepted);

test('all accept a genuine badge', async () => {
  const answers = await verdicts(badge);
  assert.deepEqual(accepting(answers), ALL, JSON.stringify(answers));
});

for (const member of ['name', 'validFrom', 'identityHash', 'statusListIndex', 'created', 'proofValue']) {
  test(`all refuse a badge with one character of ${member} changed`, async () => {
    assert.deepEqual(accepting(await verdicts(changeOneCharacter(badge, member))), []);
  });
}

test('a revoked badge is refused by those who read status lists', async () => {
  const answers = await verdicts(badge, await sampleDocuments(issuer, { revoked: true }));
  assert.deepEqual(accepting(answers), ['didkit']);
});

test('a status list that another issuer signed counts for nothing', async () => {
  const stranger = await newIssuer();
  const answers = await verdicts(badge, await sampleDocuments(stranger));
  assert.equal(answers.openbadgeslib.accepted, false);
});

test('a badge in the name of another issuer is refused by all', async () => {
  const victim = await newIssuer();
  const forged = await sampleBadge(issuer, (draft) => { draft.issuer.id = victim.controller; });
  assert.deepEqual(accepting(await verdicts(forged)), []);
});

test('an expired badge is refused by those who read dates', async () => {
  const expired = await sampleBadge(issuer, (draft) => { draft.validUntil = '2026-01-03T00:00:00Z'; });
  assert.deepEqual(accepting(await verdicts(expired)), ['didkit']);
});

test('a badge without its criteria does not have the shape of an Open Badge', async () => {
  const bare = await sampleBadge(issuer, (draft) => { delete draft.credentialSubject.achievement.criteria; });
  const answers = await verdicts(bare);
  assert.equal(answers['verifier-core'].accepted, false);
  assert.equal(answers.didkit.accepted, false);
});
