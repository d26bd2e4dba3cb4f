// A program of an issuer's own: let in by `waymark clients`, with a token for its secret, as docs/api tells.

import assert from 'node:assert/strict';

/** Lets a program in that may do everything. `issuer` is what it must write into credentials. */
export async function letIn(site, slug = 'meridian') {
  const client = JSON.parse(site.waymark('clients', 'add', slug, '--name', 'Course platform', '--json'));
  const token = await tokenOf(site, client);
  const post = async (path, body, expected) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const { status, text } = await site.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.equal(status, expected, `POST ${path}: ${text}`);
    return JSON.parse(text);
  };
  return {
    issuer: client.issuer,
    /** The credential, issued. */
    issue: async (credential, options) => (await post('/credentials/issue', { credential, options }, 201)).verifiableCredential,
    /** Why a credential is not issued. */
    refusal: async (credential, options) => (await post('/credentials/issue', { credential, options }, 400)).detail,
    /** The address of a new list of that purpose. */
    makeList: async (statusPurpose) => (await post('/status-lists', { statusPurpose }, 201)).id,
    /** Sets or clears a status of the credential of that name. */
    setStatus: (credentialId, statusPurpose, status) => {
      const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose };
      return post('/credentials/status', { credentialId, status, credentialStatus }, 200);
    },
    /** What a holder shows of a credential. */
    derive: (credential, pointers) => derive(site, credential, pointers),
  };
}

/** What a holder shows of a credential; anybody may ask a site for that. */
export async function derive(site, verifiableCredential, selectivePointers) {
  const body = JSON.stringify({ verifiableCredential, options: { selectivePointers } });
  const { status, text } = await site.ask('/credentials/derive', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  assert.equal(status, 201, text);
  return JSON.parse(text).verifiableCredential;
}

async function tokenOf(site, { client_id: id, client_secret: secret, token_endpoint: endpoint }) {
  const { status, text } = await site.ask(new URL(endpoint).pathname, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
  assert.equal(status, 200, text);
  return JSON.parse(text).access_token;
}
