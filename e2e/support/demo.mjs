// Starts the real binary with new sample content in a folder of its own, and stops it again.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PATIENCE_MS = 300_000;

/**
 * Runs `waymark demo` on a free port and waits until it says that it is ready.
 *
 * Returns what it says of itself (`url`, `people`, `credentials`, `micro_credentials`), `data` (its folder) and `stop()`.
 * `person(role)` finds somebody to sign in as.
 */
export async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), 'waymark-demo-'));
  const server = spawn(binary(), ['demo', '--json', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = collect(server.stderr);
  const stop = () => end(server).finally(() => rmSync(data, { recursive: true, force: true }));
  try {
    const ready = JSON.parse(await firstLine(server, said));
    return { ...ready, data, stop, person: (role) => personWith(ready.people, role) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The path of the binary under test. */
export function binary() {
  const path = process.env.WAYMARK_BINARY;
  if (!path) throw new Error('WAYMARK_BINARY is not set: start this with `cargo xtask e2e` or `cargo xtask interop`');
  return path;
}

function personWith(people, role) {
  const person = people.find(({ roles }) => roles.includes(role));
  if (!person) throw new Error(`nobody in the demo is ${role}: ${people.map(({ roles }) => roles.join('+')).join(', ')}`);
  return person;
}

function firstLine(server, said) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(`was not ready after ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
    const fail = (what) => {
      clearTimeout(timer);
      reject(new Error(`waymark demo ${what}; it said:\n${said.join('')}`));
    };
    server.once('error', (error) => fail(`did not start (${error.message})`));
    server.once('exit', (code) => fail(`ended with ${code}`));
    createInterface({ input: server.stdout }).once('line', (line) => {
      clearTimeout(timer);
      server.removeAllListeners('exit');
      resolve(line);
    });
  });
}

/** What a stream says from now on, piece by piece. */
export function collect(stream) {
  const pieces = [];
  stream.setEncoding('utf8').on('data', (piece) => pieces.push(piece));
  return pieces;
}

/** Ends a server as an operator does, and after ten seconds without asking. */
export function end(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.kill('SIGKILL'), 10_000);
    server.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    server.kill('SIGTERM');
  });
}
