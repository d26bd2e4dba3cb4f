// The older form of the demo's awards, Open Badges 2.0, shown to the validator that 1EdTech wrote for it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemo } from '../support/demo.mjs';
import { askOpenbadges } from './verifiers/openbadges.mjs';

let demo;

before(async () => {
  demo = await startDemo();
});

after(() => demo?.stop());

test('every award in force is valid for the validator, with what it hosts', async () => {
  const standing = demo.credentials.filter(({ status }) => status === 'in_force');
  assert.ok(standing.length > 0, 'the demo has no credential in force');
  const badges = [];
  for (const { id } of standing.slice(0, 2)) badges.push(await hosted(id));
  for (const { url, documents } of badges) {
    assert.deepEqual(await askOpenbadges(url, documents), { accepted: true, reasons: [] }, url);
  }
});

test('an assertion that another award answers, or an issuer who hosts elsewhere, is not', async () => {
  const { id } = demo.credentials.find(({ status }) => status === 'in_force');
  const { url, documents } = await hosted(id);
  const moved = change(documents, url, (assertion) => ({ ...assertion, id: `${url}0` }));
  assert.equal((await askOpenbadges(url, moved)).accepted, false);
  const issuer = JSON.parse(documents[JSON.parse(documents[url].body).badge].body).issuer;
  const verification = { type: 'VerificationObject', startsWith: 'https://elsewhere.example/' };
  const elsewhere = change(documents, issuer, (profile) => ({ ...profile, verification }));
  assert.equal((await askOpenbadges(url, elsewhere)).accepted, false);
});

test('a withdrawn award is not', async () => {
  const withdrawn = demo.credentials.find(({ status }) => status === 'withdrawn');
  const { url, documents } = await hosted(withdrawn.id);
  assert.equal(documents[url].status, 410);
  assert.equal((await askOpenbadges(url, documents)).accepted, false);
});

/** Everything that stands behind a badge, as the server answers. */
async function hosted(id) {
  const url = new URL(`/v2/assertions/${id}`, demo.url).href;
  const documents = { [url]: await get(url) };
  const assertion = JSON.parse(documents[url].body);
  if (assertion.revoked) return { url, documents };
  documents[assertion.badge] = await get(assertion.badge);
  const { issuer, image } = JSON.parse(documents[assertion.badge].body);
  for (const other of [issuer, assertion.image, image.id ?? image]) documents[other] = await get(other);
  return { url, documents };
}

async function get(url) {
  const answer = await fetch(url, { headers: { accept: 'application/ld+json' } });
  return { status: answer.status, type: answer.headers.get('content-type'), body: Buffer.from(await answer.arrayBuffer()) };
}

function change(documents, url, edit) {
  const body = Buffer.from(JSON.stringify(edit(JSON.parse(documents[url].body))));
  return { ...documents, [url]: { ...documents[url], body } };
}
