// openvc-core (Python) on SD-JWTs.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'openvc_tokens.py');

/** Asks openvc-core about an SD-JWT; `metadata` answers for the issuer's keys. Returns `{ accepted, reasons }`. */
export function askOpenvc(text, metadata, { audience, nonce } = {}) {
  const python = process.env.WAYMARK_PYTHON;
  if (!python) throw new Error('WAYMARK_PYTHON is not set: start this with `cargo xtask interop`');
  const input = JSON.stringify({ text, metadata, audience, nonce, now: '2026-11-23T12:00:30+00:00' });
  const { valid, reason } = JSON.parse(execFileSync(python, [script], { input, encoding: 'utf8' }));
  return { accepted: valid, reasons: valid ? [] : [reason] };
}
