// The forms in which a site with an https address hands an award out, shown to verifiers that we did not write: with a proof, baked into pictures, as a
// token for readers of Open Badges (RS256) and for others (ES256), and in the parts that its holder shows; genuine, changed, and withdrawn.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openMailbox } from '../support/mailbox.mjs';
import { startSite } from '../support/site.mjs';
import { changeInPng, changeOneCharacter, changeToken } from './support/changes.mjs';
import { documentOf } from './support/cryptosuites.mjs';
import { signIn } from './support/person.mjs';
import { derive } from './support/program.mjs';
import { STATUS_READERS, addressesIn, askStrangers } from './support/strangers.mjs';
import { newKey, openToken, signToken } from './support/tokens.mjs';
import { askOpenbadgeslib } from './verifiers/openbadgeslib.mjs';

const HOLDER = { email: 'amina@example.org', name: 'Amina Okafor' };
const ADMINISTRATOR = { email: 'admin@cedar-bridge.example', name: 'Rosa Lind' };
// One that ends: openbadgeslib takes no parts of another, since their holder could hide an end.
const [ISSUER, SLUG] = ['cedar-bridge', 'eyes-on-safety'];
const AWARDED_ON = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
const SHOWN = ['/credentialSubject/identifier', '/credentialSubject/achievement/name', '/credentialSubject/achievement/criteria'];
let mailbox, site, holder, id;
// Form to its text or bytes, and the parts that the holder shows; `known`, what the site publishes.
const forms = {};
let credential, known;

before(async () => {
  mailbox = await openMailbox();
  site = await startSite({ settings: mailbox.settings });
  writeFileSync(join(site.data, 'list.csv'), `email,name,awarded_on\n${HOLDER.email},${HOLDER.name},${AWARDED_ON}\n`);
  site.waymark('award', 'bulk', join(site.data, 'list.csv'), '--micro-credential', SLUG, '--quiet');
  holder = await signIn(site, mailbox, HOLDER);
  [, id] = /\/me\/credentials\/([0-9a-f-]{36})/.exec((await holder.get('/me/credentials')).text);
  for (const form of ['json', 'jwt', 'vc-jwt', 'png', 'svg']) forms[form] = await take(site.ask, form);
  const held = JSON.parse((await take(holder.get, 'ecdsa-sd-2023')).text);
  forms.parts = JSON.stringify(await derive(site, held, SHOWN));
  credential = JSON.parse(forms.json.text);
  known = await publishedFor(forms.jwt.text);
});

after(async () => {
  await site?.stop();
  await mailbox?.stop();
});

test('with its proof it is accepted by all, and noticed by all with one character changed', async () => {
  assert.ok(credential.issuer.id.startsWith('did:web:'));
  await assertHolds(forms.json.text, ['@digitalbazaar/vc', 'didkit', 'openbadgeslib', 'openvc-core', 'verifier-core']);
});

test('what its holder shows of it is accepted by all who know ecdsa-sd-2023, and noticed with one character changed', async () => {
  await assertHolds(forms.parts, ['@digitalbazaar/vc', 'openbadgeslib', 'openvc-core']);
  assert.equal(JSON.parse(forms.parts).credentialSubject.achievement.description, undefined);
});

test('openbadgeslib takes it out of pictures', () => {
  assert.deepEqual(shown('badge.png', forms.png.bytes), { accepted: true, reasons: [] });
  assert.deepEqual(shown('badge.svg', forms.svg.bytes), { accepted: true, reasons: [] });
  assert.equal(shown('badge.png', changeInPng(forms.png.bytes, (text) => changeOneCharacter(text, 'name'))).accepted, false);
  assert.equal(shown('badge.svg', changeOneCharacter(forms.svg.text, 'name')).accepted, false);
});

test('the token for readers of Open Badges is opened by jose with the key at its address, and accepted by openbadgeslib', async () => {
  const token = forms.jwt.text;
  const { kid } = headerOf(token);
  const { header, payload } = await openToken(token, JSON.parse(known[kid]), 'RS256');
  assert.deepEqual(header, { alg: 'RS256', kid, typ: 'JWT' });
  const { iss, jti, sub, nbf, exp, ...says } = payload;
  assert.deepEqual([iss, jti, sub], [credential.issuer.id, credential.id, credential.credentialSubject.id]);
  assert.deepEqual([nbf, exp], [credential.validFrom, credential.validUntil].map((date) => Date.parse(date) / 1000));
  assert.deepEqual(says, unsecured());
  assert.deepEqual(shown('badge.jwt', token), { accepted: true, reasons: [] });
  await assert.rejects(openToken(changeToken(token), JSON.parse(known[kid]), 'RS256'));
  assert.equal(shown('badge.jwt', changeToken(token)).accepted, false);
});

test('the token for others is opened by jose with the key in the document of its issuer', async () => {
  const token = forms['vc-jwt'].text;
  assert.equal(forms['vc-jwt'].headers['content-type'], 'application/vc+jwt');
  const { kid } = headerOf(token);
  const controller = await controllerDocument();
  assert.ok(controller.assertionMethod.includes(kid));
  const { publicKeyJwk } = controller.verificationMethod.find((method) => method.id === kid);
  const { header, payload } = await openToken(token, publicKeyJwk, 'ES256');
  assert.deepEqual(header, { alg: 'ES256', cty: 'vc', kid, typ: 'vc+jwt' });
  assert.deepEqual(payload, unsecured());
  await assert.rejects(openToken(changeToken(token), publicKeyJwk, 'ES256'));
});

test('a token that somebody else signed is refused, even where their key stands at the address', async () => {
  const { kid } = headerOf(forms.jwt.text);
  const { payload } = await openToken(forms.jwt.text, JSON.parse(known[kid]), 'RS256');
  const theirs = await newKey('RS256');
  const forged = await signToken(payload, { kid, typ: 'JWT' }, theirs);
  assert.match(shown('badge.jwt', forged).reasons.join(), /signature/);
  const planted = { ...known, [kid]: JSON.stringify({ ...theirs.jwk, kid }) };
  assert.match(shown('badge.jwt', forged, planted).reasons.join(), /does not list/);
});

test('once it is withdrawn it is refused in every form by those who read status lists', async () => {
  const invited = site.waymark('invite', '--email', ADMINISTRATOR.email, '--role', 'issuer-admin', '--issuer', ISSUER);
  const administrator = await signIn(site, mailbox, ADMINISTRATOR);
  await administrator.send(new URL(/https:\S+/.exec(invited)[0]).pathname);
  await administrator.send(`/issuer/${ISSUER}/awards/${id}/revoke`, { reason: 'issued_in_error', words: 'By mistake.' });
  for (const text of [forms.json.text, forms.parts]) {
    const verdicts = await askStrangers(site, text);
    const refusing = Object.keys(verdicts).filter((reader) => !verdicts[reader].accepted);
    assert.deepEqual(refusing.sort(), STATUS_READERS.filter((reader) => reader in verdicts).sort());
  }
  known = await publishedFor(forms.jwt.text);
  for (const [name, content] of [['badge.jwt', forms.jwt.text], ['badge.png', forms.png.bytes], ['badge.svg', forms.svg.bytes]]) {
    assert.match(shown(name, content).reasons.join(), /'revocation' is set/, name);
  }
});

/** Accepted by all of these, and by none of them with one character changed. */
async function assertHolds(text, readers) {
  const verdicts = await askStrangers(site, text);
  assert.deepEqual(Object.keys(verdicts).sort(), readers);
  assert.deepEqual(Object.entries(verdicts).filter(([, { accepted }]) => !accepted), []);
  for (const member of ['name', 'statusListIndex', 'proofValue']) {
    const fooled = Object.entries(await askStrangers(site, changeOneCharacter(text, member))).filter(([, { accepted }]) => accepted);
    assert.deepEqual(fooled, [], member);
  }
}

async function take(ask, form) {
  const answer = await ask(`/v/${id}.${form}`);
  assert.equal(answer.status, 200, `${form}: ${answer.text}`);
  return answer;
}

/** The verdict of openbadgeslib on a file of that name. */
function shown(name, content, documents = known) {
  const file = join(site.data, name);
  writeFileSync(file, content);
  return askOpenbadgeslib(file, documents);
}

const headerOf = (token) => JSON.parse(Buffer.from(token.split('.')[0], 'base64url'));

const publishedFor = (token) => site.published(...addressesIn(credential), headerOf(token).kid);

const controllerDocument = async () => JSON.parse(Object.values(await site.published(documentOf(credential.issuer.id)))[0]);

/** What the credential says, whoever secured it. */
function unsecured() {
  const { proof, ...says } = credential;
  return says;
}
