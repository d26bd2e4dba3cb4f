// People of the demo as programs can be: signed in with a cookie, without a browser.

import assert from 'node:assert/strict';
import { OURS } from './person.mjs';

/** Somebody of the demo, signed in: `page(path)` is the text of a page, `file(path)` that of a file, `post(path, fields)` presses a button. */
export async function visit(demo, { sign_in_url: url }) {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers: OURS });
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  assert.ok(cookies.some((cookie) => cookie.startsWith('waymark=')), `signed in at ${url}: ${answer.status}`);
  const cookie = cookies.join('; ');
  const at = (path) => new URL(path, demo.url).href;
  return {
    page: (path) => text(at(path), { cookie, accept: 'text/html' }),
    file: (path) => text(at(path), { cookie }),
    post: (path, fields = {}) =>
      fetch(at(path), { method: 'POST', redirect: 'manual', headers: { ...OURS, cookie }, body: new URLSearchParams(fields).toString() }),
  };
}

/** The first of the demo who has a credential in force, and its identifier. */
export async function visitHolder(demo) {
  const inForce = demo.credentials.filter(({ status }) => status === 'in_force').map(({ id }) => id);
  for (const person of demo.people) {
    const holder = await visit(demo, person);
    const page = await holder.page('/me/credentials');
    const credential = inForce.find((id) => page.includes(`/me/credentials/${id}"`));
    if (credential) return { ...holder, credential };
  }
  throw new Error('nobody in the demo has a credential in force');
}

/** The holder presses the button for a wallet: the interaction URL is what the code on the page holds. */
export async function openExchange({ credential, page, post }) {
  const opened = await post(`/me/credentials/${credential}/wallet`);
  assert.equal(opened.status, 303, await opened.text());
  const shown = await page(opened.headers.get('location'));
  return shown.match(/copy-button text="([^"]+\?iuv=1)"/)[1];
}

/** The text at a URL, which must be there. */
export async function text(url, headers = {}) {
  const answer = await fetch(url, { headers: { accept: '*/*', ...headers } });
  assert.equal(answer.status, 200, `GET ${url}`);
  return answer.text();
}
