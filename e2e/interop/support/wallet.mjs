// A wallet made of packages that we did not write: those of the Learner Credential Wallet, and of Digital Bazaar.

import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as bazaar from '@digitalbazaar/vc';
import { Ed25519Signature2020 } from '@digitalcredentials/ed25519-signature-2020';
import { Ed25519VerificationKey2020 } from '@digitalcredentials/ed25519-verification-key-2020';
import { securityLoader } from '@digitalcredentials/security-document-loader';
import * as dcc from '@digitalcredentials/vc';

/** The Learner Credential Wallet: signs with Ed25519Signature2020. */
export async function learnerCredentialWallet() {
  const key = await Ed25519VerificationKey2020.generate();
  key.controller = `did:key:${key.fingerprint()}`;
  key.id = `${key.controller}#${key.fingerprint()}`;
  const suite = new Ed25519Signature2020({ signer: key.signer() });
  const documentLoader = securityLoader({ fetchRemoteContexts: false }).build();
  return wallet(key.controller, async ({ challenge, domain }) => {
    const presentation = await dcc.createPresentation({ holder: key.controller, verify: false });
    return dcc.signPresentation({ presentation, challenge, domain, suite, documentLoader });
  });
}

/** A wallet of today: signs with eddsa-rdfc-2022. */
export async function dataIntegrityWallet() {
  const key = await Ed25519Multikey.generate();
  key.controller = `did:key:${key.publicKeyMultibase}`;
  key.id = `${key.controller}#${key.publicKeyMultibase}`;
  const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite });
  return wallet(key.controller, ({ challenge, domain }) => {
    const presentation = bazaar.createPresentation({ holder: key.controller, version: 2.0 });
    return bazaar.signPresentation({ presentation, challenge, domain, suite, documentLoader: bazaar.defaultDocumentLoader });
  });
}

/** What every wallet does with an interaction URL: asks how to talk, asks what is wanted, signs, and takes what it is given. */
function wallet(did, sign) {
  return {
    did,
    async take(interaction, change = (answer) => answer) {
      const { protocols } = await json(await fetch(interaction, { headers: { Accept: 'application/json' } }));
      const { verifiablePresentationRequest: request } = await json(await post(protocols.vcapi, {}));
      const verifiablePresentation = await sign(change(request));
      const answer = await post(protocols.vcapi, { verifiablePresentation });
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
      return (await answer.json()).verifiablePresentation.verifiableCredential[0];
    },
  };
}

function post(url, body) {
  return fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

async function json(answer) {
  if (!answer.ok) throw new Error(`${answer.status} from ${answer.url}: ${await answer.text()}`);
  return answer.json();
}
