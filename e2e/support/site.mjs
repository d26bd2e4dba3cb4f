// Starts the real binary as an operator does: settings, sample content, `waymark serve` on loopback behind the address that people know.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, collect, end } from './demo.mjs';

const CONTENT = join(import.meta.dirname, '..', '..', 'crates', 'app', 'content');
const PATIENCE_MS = 60_000;
const ANSWER_MS = 30_000;

/**
 * A site at `https://badges.example.org`, whose issuers are `did:web`; with `https: false` one at its address on loopback, whose issuers are `did:key`.
 *
 * Returns `ask(path, options)`, which answers with `{ status, headers, text }`; `waymark(...)`, which runs a command with the same settings;
 * `published(...urls)`, what the site answers for these addresses of its own; `data` (its folder), `url` and `stop()`. `settings` are further ones.
 */
export async function startSite({ https = true, settings = {} } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'waymark-site-'));
  const listen = `127.0.0.1:${await freePort()}`;
  const url = https ? 'https://badges.example.org' : `http://${listen}`;
  const env = { WAYMARK_BASE_URL: url, WAYMARK_LISTEN: listen, WAYMARK_DATA: data, ...settings };
  const waymark = (...args) => execFileSync(binary(), args, { env, cwd: data, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const ask = (path, options) => answerOf(listen, new URL(url).host, path, options);
  let server;
  const stop = () => (server ? end(server) : Promise.resolve()).finally(() => rmSync(data, { recursive: true, force: true }));
  try {
    waymark('content', 'import', CONTENT);
    server = spawn(binary(), ['serve'], { env, cwd: data, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [collect(server.stdout), collect(server.stderr)];
    await ready(server, ask, said);
    return { url, data, ask, waymark, stop, published: (...urls) => published(url, ask, urls) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function published(site, ask, urls) {
  const documents = {};
  for (const url of urls) {
    const { status, text } = await ask(url.slice(site.length));
    if (status !== 200) throw new Error(`${status} from ${url}`);
    documents[url] = text;
  }
  return documents;
}

// The site answers for its own name only, and `fetch` lets nobody choose the name it asks for.
function answerOf(listen, host, path, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(`http://${listen}${path}`, { method, headers: { ...headers, host }, signal: AbortSignal.timeout(ANSWER_MS) });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece)).once('error', reject);
      answer.once('end', () => {
        const bytes = Buffer.concat(pieces);
        resolve({ status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString() });
      });
    });
    asked.end(body);
  });
}

async function ready(server, ask, said) {
  const patience = Date.now() + PATIENCE_MS;
  while (Date.now() < patience && server.exitCode === null) {
    if (await ask('/readyz').then(({ status }) => status === 200, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waymark serve was not ready; it said:\n${said.flat().join('')}`);
}

/** A port that was free a moment ago: `serve` says nothing of the one it takes. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
