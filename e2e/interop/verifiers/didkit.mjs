// didkit (Rust, spruceid/ssi) as WebAssembly, in the package that LearnCard's wallet starts it from. It checks the proof and
// resolves the issuer's DID; it does not look at status lists. LearnCard's own shape of an Open Badge is checked beside it, where it is one.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getDidKitPlugin } from '@learncard/didkit-plugin';
import { AchievementCredentialValidator } from '@learncard/types';
import { answerFrom } from './offline.mjs';

const wasm = readFileSync(createRequire(import.meta.url).resolve('@learncard/didkit-plugin/dist/didkit_wasm_bg.wasm'));
const didkit = await getDidKitPlugin(wasm, false);
// What the wallet hands to its plugins: here, a wallet that knows no contexts but those inside didkit.
const wallet = { invoke: {}, context: { resolveDocument: async () => undefined } };

/** Asks didkit about the text of a credential. Returns `{ accepted, reasons }`. */
export async function askDidkit(text, documents) {
  const web = answerFrom(documents);
  try {
    const credential = JSON.parse(text);
    const answer = await didkit.methods.verifyCredential(wallet, credential, {});
    const reasons = [...answer.errors, ...answer.warnings, ...shapeComplaints(credential)];
    if (!answer.checks.includes('proof')) reasons.push('proof: not checked');
    return { accepted: reasons.length === 0, reasons };
  } catch (error) {
    return { accepted: false, reasons: [String(error)] };
  } finally {
    web.stop();
  }
}

function shapeComplaints(credential) {
  if (!credential.type.includes('OpenBadgeCredential')) return [];
  const shape = AchievementCredentialValidator.safeParse(credential);
  return shape.success ? [] : shape.error.issues.map((issue) => `shape: ${issue.path.join('/')} ${issue.message}`);
}
