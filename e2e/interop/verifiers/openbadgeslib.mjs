// openbadgeslib (Python) on JSON, on tokens, and on baked PNG and SVG files.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'openbadgeslib_verify.py');

/** Asks openbadgeslib about a file (.json, .jwt, .png or .svg). Returns `{ accepted, reasons }`. */
export function askOpenbadgeslib(file, documents) {
  const python = process.env.WAYMARK_PYTHON;
  if (!python) throw new Error('WAYMARK_PYTHON is not set: start this with `cargo xtask interop`');
  const answer = execFileSync(python, [script, file], { input: JSON.stringify(documents), encoding: 'utf8' });
  const { valid, reason } = JSON.parse(answer);
  return { accepted: valid, reasons: valid ? [] : [reason] };
}
