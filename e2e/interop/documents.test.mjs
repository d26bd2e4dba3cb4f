// Learner records, presentations and endorsements: documents inside documents, which is where JSON-LD processors differ. Their
// canonical form is compared byte by byte with that of jsonld.js and rdf-canonize, and their proofs shown to Digital Bazaar's.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import jsonld from 'jsonld';
import { binary } from '../support/demo.mjs';
import { changeOneCharacter } from './support/changes.mjs';
import { documentLoader, judge } from './support/cryptosuites.mjs';

let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-documents-'));
  execFileSync(join(dirname(binary()), 'examples', 'every_document'), [folder]);
});

after(() => rmSync(folder, { recursive: true }));

const written = (name) => readFileSync(join(folder, name), 'utf8');

for (const name of ['endorsement', 'endorsed', 'record', 'presentation']) {
  test(`${name}: its canonical form is the one that jsonld.js finds`, async () => {
    const { proof, ...document } = JSON.parse(written(`${name}.json`));
    const options = { algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, base: null, documentLoader };
    assert.equal(await jsonld.canonize(document, options), written(`${name}.nq`));
  });
}

for (const name of ['endorsement', 'endorsed', 'record']) {
  test(`${name}: its proof is accepted, and refused after a change anywhere inside`, async () => {
    const text = written(`${name}.json`);
    assert.deepEqual(await judge(JSON.parse(text), 'eddsa-rdfc-2022'), { accepted: true, reasons: [] });
    for (const member of ['validFrom', 'name', 'proofValue']) {
      const changed = JSON.parse(changeOneCharacter(text, member));
      assert.equal((await judge(changed, 'eddsa-rdfc-2022')).accepted, false, member);
    }
  });
}
