// A person on a site of `startSite`, without a browser: signed in with the code from a letter, as everybody is.

import assert from 'node:assert/strict';

/** As a browser says of a form on our own page. */
export const OURS = { 'sec-fetch-site': 'same-origin', accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };

/** Signs somebody in, new or not. `get(path)` and `send(path, fields)` then ask in their name. */
export async function signIn(site, mailbox, { email, name }) {
  const post = (path, fields, cookie = '') => {
    return site.ask(path, { method: 'POST', headers: { ...OURS, cookie }, body: new URLSearchParams(fields).toString() });
  };
  const wish = cookiesOf(await post('/sign-in', { email }));
  const [, code] = /\b(\d{3} \d{3})\b/.exec(await mailbox.letterTo(email));
  let entered = await post('/sign-in/code', { code }, wish);
  if (entered.headers.location === '/sign-up') entered = await post('/sign-up', { name }, wish);
  const cookie = cookiesOf(entered);
  assert.match(cookie, /waymark=./, `signed in: ${entered.status}`);
  return {
    get: (path) => site.ask(path, { headers: { cookie } }),
    send: async (path, fields = {}) => {
      const { status } = await post(path, fields, cookie);
      assert.equal(status, 303, `POST ${path}`);
    },
  };
}

const cookiesOf = ({ headers }) => (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
