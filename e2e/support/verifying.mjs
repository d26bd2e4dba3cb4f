// What somebody does who was handed a credential: asks the page /verify, or `waymark verify` at a terminal.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary } from './demo.mjs';
import { press } from './earner.mjs';

/** Hands a file or a text (a link, an identifier, pasted JSON) in at /verify; answers with the result's one sentence. */
export async function verifyOnPage(page, { file, text = '' }) {
  await page.goto('/verify');
  if (file) await page.setInputFiles('#file', file);
  await page.fill('#ref', text);
  await Promise.all([page.waitForNavigation(), press(page, 'Check this credential')]);
  return page.textContent('h1');
}

/** Takes a credential home: its JSON, PNG and SVG, and the status list it names, as files in a new folder; `remove()` ends it. */
export async function takeHome(page, credential) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-taken-home-'));
  const save = async (address, name) => {
    const answer = await page.request.get(address);
    assert.equal(answer.status(), 200, `GET ${address}`);
    const path = join(folder, name);
    writeFileSync(path, await answer.body());
    return path;
  };
  const files = {};
  for (const form of ['json', 'png', 'svg']) files[form] = await save(`/v/${credential}.${form}`, `badge.${form}`);
  const text = (await (await page.request.get(`/v/${credential}.json`)).body()).toString();
  const { issuer, credentialStatus } = JSON.parse(text);
  const list = await save(credentialStatus.statusListCredential, 'list.json');
  const known = ['--trust', issuer.id, '--document', `${credentialStatus.statusListCredential}=${list}`];
  return { ...files, text, issuer: issuer.id, known, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs `waymark verify`; answers with the outcome's word, the exit status and every check. */
export function verifyAtTerminal(source, ...options) {
  const run = spawnSync(binary(), ['verify', source, '--json', ...options], { encoding: 'utf8' });
  assert.ok(run.stdout, `waymark verify printed nothing: ${run.stderr}`);
  return { ...JSON.parse(run.stdout), code: run.status };
}
