// Shows credentials to all verifiers that we did not write.
//
// By hand:  WAYMARK_PYTHON=… node interop/verify.mjs DOCUMENTS.json FILE…
// where DOCUMENTS.json maps URLs to the files that answer them (status lists, did.json) and FILE is .json, .png or .svg.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { askDidkit } from './verifiers/didkit.mjs';
import { askOpenbadgeslib } from './verifiers/openbadgeslib.mjs';
import { askVerifierCore } from './verifiers/verifier-core.mjs';

/**
 * Every verdict on one file, as `{ verifierName: { accepted, reasons } }`.
 *
 * `documents` maps URLs to text. Images are shown to openbadgeslib only: the others read JSON.
 */
export async function askAll(file, documents) {
  const verdicts = { openbadgeslib: askOpenbadgeslib(file, documents) };
  if (file.endsWith('.json')) {
    const text = readFileSync(file, 'utf8');
    verdicts['verifier-core'] = await askVerifierCore(text, documents);
    verdicts.didkit = await askDidkit(text, documents);
  }
  return verdicts;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [map, ...files] = process.argv.slice(2);
  const paths = JSON.parse(readFileSync(map, 'utf8'));
  const documents = Object.fromEntries(Object.entries(paths).map(([url, path]) => [url, readFileSync(path, 'utf8')]));
  for (const file of files) {
    for (const [verifier, { accepted, reasons }] of Object.entries(await askAll(file, documents))) {
      console.log(`${file}  ${verifier}: ${accepted ? 'accepted' : `refused (${reasons.join('; ')})`}`);
      if (!accepted) process.exitCode = 1;
    }
  }
}
