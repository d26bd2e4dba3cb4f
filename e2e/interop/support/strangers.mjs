// Verifiers that we did not write, on what one site issued: each sees what the site publishes at that moment, and nothing else.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contexts } from '@digitalbazaar/credentials-context';
import { askDidkit } from '../verifiers/didkit.mjs';
import { askOpenbadgeslib } from '../verifiers/openbadgeslib.mjs';
import { openvcRefusals } from '../verifiers/openvc-proofs.mjs';
import { askVerifierCore } from '../verifiers/verifier-core.mjs';
import { documentOf, judge } from './cryptosuites.mjs';

/** The W3C's context for names that no other defines; didkit does not have it, and fetches none. */
export const UNDEFINED_TERMS = 'https://www.w3.org/ns/credentials/undefined-terms/v2';

/** Those who look at status lists, and believe a list only if its issuer signed it. */
export const STATUS_READERS = ['openvc-core', 'verifier-core', 'openbadgeslib'];

/**
 * Every verdict on the text of a credential with a proof, as `{ verifierName: { accepted, reasons } }`, by those who know its cryptosuite;
 * openbadgeslib knows Open Badges only, and no list signed with ecdsa-rdfc-2019, as those of a did:key on P-256 are. `site` is as `startSite` gives it.
 */
export async function askStrangers(site, text) {
  const credential = JSON.parse(text);
  const { cryptosuite } = credential.proof;
  const fetched = JSON.stringify(contexts.get(UNDEFINED_TERMS));
  const published = { ...(await site.published(...addressesIn(credential))), [UNDEFINED_TERMS]: fetched };
  const [reason] = openvcRefusals([credential], published);
  const verdicts = {
    '@digitalbazaar/vc': await judge(credential, cryptosuite, published),
    'openvc-core': { accepted: reason === null, reasons: reason === null ? [] : [reason] },
  };
  if (cryptosuite === 'eddsa-rdfc-2022') {
    verdicts['verifier-core'] = await askVerifierCore(text, published);
    if (!credential['@context'].includes(UNDEFINED_TERMS)) verdicts.didkit = await askDidkit(text, published);
  }
  if (credential.type.includes('OpenBadgeCredential') && !isOnP256(credential.issuer.id)) {
    const file = join(site.data, 'shown.json');
    writeFileSync(file, text);
    verdicts.openbadgeslib = askOpenbadgeslib(file, published);
  }
  return verdicts;
}

const isOnP256 = (did) => did.startsWith('did:key:zDn');

/** What a verifier looks up for a credential: who its issuer is, where that is published, and its status lists. */
export function addressesIn({ issuer, credentialStatus = [] }) {
  const lists = [credentialStatus].flat().map(({ statusListCredential }) => statusListCredential);
  return [documentOf(issuer.id ?? issuer), ...lists].filter(Boolean);
}
