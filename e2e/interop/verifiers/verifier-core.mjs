// The verifier behind VerifierPlus and the Learner Credential Wallet: signature, dates, status list (with the list's own
// signature) and JSON schema.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyCredential } from '@digitalcredentials/verifier-core';
import { answerFrom } from './offline.mjs';

// verifier-core looks up this schema by itself for a credential with the Open Badges 3.0 context.
const SCHEMA_URL = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
const schema = readFileSync(join(import.meta.dirname, '../open-badge.schema.json'), 'utf8');

/**
 * Asks verifier-core about the text of a credential. Returns `{ accepted, reasons }`. With `registries`, the issuer must stand in one of them.
 */
export async function askVerifierCore(text, documents, registries = []) {
  const web = answerFrom({ [SCHEMA_URL]: schema, ...documents });
  try {
    const credential = JSON.parse(text);
    const answer = await verifyCredential({ credential, knownDIDRegistries: registries });
    return judge(answer, credential, web.asked, registries);
  } finally {
    web.stop();
  }
}

function judge(answer, credential, asked, registries) {
  const reasons = (answer.errors ?? []).map((error) => `${error.name}: ${error.message}`);
  if (reasons.length > 0) return { accepted: false, reasons };
  const statuses = [credential.credentialStatus ?? []].flat().map(({ statusPurpose }) => `${statusPurpose}_status`);
  const expected = ['valid_signature', 'expiration', ...statuses];
  if (registries.length > 0) expected.push('registered_issuer');
  for (const id of expected) {
    const step = answer.log.find((entry) => entry.id === id);
    if (step?.valid !== true) reasons.push(`${id}: ${step?.error?.message ?? step?.valid ?? 'not checked'}`);
  }
  reasons.push(...schemaComplaints(answer, credential), ...asked.map((url) => `looked up ${url}`));
  return { accepted: reasons.length === 0, reasons };
}

function schemaComplaints(answer, { type }) {
  const check = answer.additionalInformation?.find((entry) => entry.id === 'schema_check')?.results;
  // It knows schemas for Open Badges alone.
  if (check === 'NO_SCHEMA' && !type.includes('OpenBadgeCredential')) return [];
  if (!Array.isArray(check) || check.length === 0) return [`schema: ${check ?? 'not checked'}`];
  return check.flatMap(({ result }) => (result.errors ?? []).map((error) => `schema: ${error.instancePath} ${error.message}`));
}
