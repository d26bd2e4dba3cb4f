// 1EdTech's validator for Open Badges 2.0 (`openbadges` from PyPI) on hosted badges.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const script = join(import.meta.dirname, 'openbadges_verify.py');

/**
 * Asks the validator about the badge at `url`. `documents` maps URLs to `{ status, type, body }`; nothing else is fetched.
 * Resolves to `{ accepted, reasons }`.
 */
export async function askOpenbadges(url, documents) {
  const python = process.env.WAYMARK_OPENBADGES_PYTHON;
  if (!python) throw new Error('WAYMARK_OPENBADGES_PYTHON is not set: start this with `cargo xtask interop`');
  const answers = Object.entries(documents).map(([at, { status, type, body }]) => [at, { status, type, base64: body.toString('base64') }]);
  const asked = spawn(python, [script, url], { stdio: ['pipe', 'pipe', 'ignore'] });
  asked.stdin.end(JSON.stringify(Object.fromEntries(answers)));
  const { valid, reasons } = JSON.parse((await text(asked.stdout)).trim().split('\n').pop());
  return { accepted: valid, reasons };
}
