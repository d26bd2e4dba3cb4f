// Credentials that the real binary issued, shown to verifiers that we did not write, and to `waymark verify`: as JSON, and
// baked into PNG and SVG; genuine, and with one character changed.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { binary, startDemo } from '../support/demo.mjs';
import { changeInPng, changeOneCharacter, changeToken } from './support/changes.mjs';
import { jwkOf, openToken } from './support/tokens.mjs';
import { askOpenbadgeslib } from './verifiers/openbadgeslib.mjs';
import { askAll } from './verify.mjs';

const FORMS = ['json', 'png', 'svg'];
let demo, folder, token;
// URL to text, for the strangers, and URL to file, for `waymark verify`.
const documents = {};
const documentFiles = {};
const credentials = [];

before(async () => {
  demo = await startDemo();
  folder = join(demo.data, 'interop');
  mkdirSync(folder);
  for (const { id, url, status } of demo.credentials) credentials.push({ id, status, ...(await download(id, url)) });
  token = await save(`${demo.credentials.find(({ status }) => status === 'in_force').url}.jwt`, 'token.jwt');
});

after(() => demo?.stop());

test('the demo has credentials in force and a withdrawn one', () => {
  const statuses = new Set(credentials.map(({ status }) => status));
  assert.ok(statuses.has('in_force') && statuses.has('withdrawn'), [...statuses].join(', '));
});

test('credentials in force are accepted by every verifier, in every form', async () => {
  for (const credential of withStatus('in_force')) {
    for (const form of FORMS) {
      const refusals = Object.entries(await askAll(credential[form], documents)).filter(([, { accepted }]) => !accepted);
      assert.deepEqual(refusals, [], `${credential.id}.${form}`);
      assert.equal(ours(credential[form], credential.issuer).outcome, 'in_force', `${credential.id}.${form}`);
    }
  }
});

for (const member of ['name', 'validFrom', 'statusListIndex', 'created', 'proofValue']) {
  test(`one changed character of ${member} is noticed by every verifier, in every form`, async () => {
    const [credential] = withStatus('in_force');
    for (const form of FORMS) {
      const file = changedCopy(credential[form], member);
      const fooled = Object.entries(await askAll(file, documents)).filter(([, { accepted }]) => accepted);
      assert.deepEqual(fooled, [], `${member} in ${form}`);
      const { outcome, code } = ours(file, credential.issuer);
      assert.deepEqual({ outcome, code }, { outcome: 'changed', code: 1 }, `${member} in ${form}`);
    }
  });
}

test('a withdrawn credential is refused by those who read status lists, and by us', async () => {
  for (const credential of withStatus('withdrawn')) {
    const verdicts = await askAll(credential.json, documents);
    assert.equal(verdicts['verifier-core'].accepted, false);
    assert.match(verdicts['verifier-core'].reasons.join(), /revocation_status/);
    assert.equal(verdicts.openbadgeslib.accepted, false);
    assert.match(verdicts.openbadgeslib.reasons.join(), /revocation/);
    const { outcome, code } = ours(credential.json, credential.issuer);
    assert.deepEqual({ outcome, code }, { outcome: 'withdrawn', code: 1 });
  }
});

test('as a token it is signed by its issuer, who is a did:key: jose opens it, and openbadgeslib accepts it', async () => {
  const [{ issuer, json }] = withStatus('in_force');
  const text = readFileSync(token, 'utf8');
  const { header, payload } = await openToken(text, await jwkOf(issuer), 'EdDSA');
  assert.ok(header.kid.startsWith(issuer));
  const { iss, jti, sub, nbf, exp, ...says } = payload;
  const { proof, ...document } = JSON.parse(readFileSync(json, 'utf8'));
  assert.deepEqual([iss, says], [issuer, document]);
  assert.deepEqual(askOpenbadgeslib(token, documents), { accepted: true, reasons: [] });
  writeFileSync(token, changeToken(text));
  assert.equal(askOpenbadgeslib(token, documents).accepted, false);
});

function withStatus(status) {
  const found = credentials.filter((credential) => credential.status === status);
  assert.ok(found.length > 0, `the demo has no credential that is ${status}`);
  return found;
}

async function download(id, url) {
  const files = {};
  for (const form of FORMS) files[form] = await save(`${url}.${form}`, `${credentials.length}.${form}`);
  const credential = JSON.parse(readFileSync(files.json, 'utf8'));
  const list = credential.credentialStatus.statusListCredential;
  documentFiles[list] ??= await save(list, `list-${Object.keys(documentFiles).length}.json`);
  documents[list] = readFileSync(documentFiles[list], 'utf8');
  return { ...files, issuer: credential.issuer.id };
}

async function save(url, name) {
  const answer = await fetch(url);
  assert.equal(answer.status, 200, `GET ${url}`);
  const file = join(folder, name);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

function changedCopy(file, member) {
  const copy = file.replace(/(\.\w+)$/, '-changed$1');
  const change = (text) => changeOneCharacter(text, member);
  if (file.endsWith('.png')) writeFileSync(copy, changeInPng(readFileSync(file), change));
  else if (file.endsWith('.svg')) writeFileSync(copy, changeInSvg(readFileSync(file, 'utf8'), change));
  else writeFileSync(copy, change(readFileSync(file, 'utf8')));
  return copy;
}

function changeInSvg(svg, change) {
  const [start, end] = [svg.indexOf('<![CDATA[') + '<![CDATA['.length, svg.indexOf(']]>')];
  return svg.slice(0, start) + change(svg.slice(start, end)) + svg.slice(end);
}

function ours(file, issuer) {
  const answers = Object.entries(documentFiles).flatMap(([url, path]) => ['--document', `${url}=${path}`]);
  const run = spawnSync(binary(), ['verify', file, '--json', '--offline', '--trust', issuer, ...answers], { encoding: 'utf8' });
  assert.ok(run.stdout, `waymark verify printed nothing: ${run.stderr}`);
  return { ...JSON.parse(run.stdout), code: run.status };
}
