// `jose` and `@sd-jwt/sd-jwt-vc`, which we did not write, to sign tokens for us and to judge those that we signed.

import { createHash, randomBytes } from 'node:crypto';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { StatusList, createHeaderAndPayload } from '@sd-jwt/jwt-status-list';
import * as jose from 'jose';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';

/** Kinds of key by the names that the example of the crate gives them, with their algorithm. */
export const ALGORITHMS = { Ed25519: 'EdDSA', P256: 'ES256', P384: 'ES384', P521: 'ES512', Rsa: 'RS256' };

/** A new key of that algorithm: the private half, and the public one as JWK. */
export async function newKey(algorithm) {
  const { privateKey, publicKey } = await jose.generateKeyPair(algorithm, { extractable: true });
  return { algorithm, privateKey, jwk: await jose.exportJWK(publicKey) };
}

/** The key that a did:key on Ed25519 is, as JWK. */
export async function jwkOf(did) {
  const publicKeyMultibase = did.slice('did:key:'.length);
  const keyPair = await Ed25519Multikey.from({ id: `${did}#${publicKeyMultibase}`, type: 'Multikey', controller: did, publicKeyMultibase });
  return Ed25519Multikey.toJwk({ keyPair });
}

/** A compact JWS of any payload. */
export function signToken(payload, header, { algorithm, privateKey }) {
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return new jose.CompactSign(bytes).setProtectedHeader({ alg: algorithm, ...header }).sign(privateKey);
}

/** Header and payload of a token that holds by this key; throws otherwise. */
export async function openToken(token, jwk, algorithm) {
  const { payload, protectedHeader } = await jose.compactVerify(token, await jose.importJWK(jwk, algorithm), { algorithms: [algorithm] });
  return { payload: JSON.parse(new TextDecoder().decode(payload)), header: protectedHeader };
}

/** Their SD-JWT VC with an issuer's and a holder's key; `decoys` in what it issues are theirs to place. `list` answers for the address of a
 * status list; without it they ask the network. */
export function sdJwtVc({ issuer, holder, list }) {
  return new SDJwtVcInstance({
    hasher: (data, algorithm) => createHash(algorithm.replace('-', '')).update(typeof data === 'string' ? data : Buffer.from(data)).digest(),
    hashAlg: 'sha-256',
    saltGenerator: (length) => randomBytes(length).toString('hex'),
    signAlg: issuer.algorithm,
    signer: issuer.privateKey && signer(issuer),
    verifier: verifier(issuer),
    ...(list && { statusListFetcher: list }),
    kbSignAlg: holder.algorithm,
    kbSigner: holder.privateKey && signer(holder),
    kbVerifier: (data, signature, payload) => verifier({ ...holder, jwk: payload.cnf?.jwk ?? holder.jwk })(data, signature),
  });
}

/** A Token Status List of theirs: so many bits for each of these numbers. */
export function signStatusList(uri, numbers, bits, claims, issuer, kid) {
  const { header, payload } = createHeaderAndPayload(new StatusList(numbers, bits), { sub: uri, iat: 1767225600, ...claims }, { alg: issuer.algorithm });
  return signToken(payload, { ...header, kid }, issuer);
}

const signer = ({ algorithm, privateKey }) => async (data) => {
  const signature = await crypto.subtle.sign(subtle(algorithm), privateKey, Buffer.from(data));
  return Buffer.from(signature).toString('base64url');
};

const verifier = ({ algorithm, jwk }) => async (data, signature) => {
  const key = await jose.importJWK(jwk, algorithm);
  return crypto.subtle.verify(subtle(algorithm), key, Buffer.from(signature, 'base64url'), Buffer.from(data));
};

const subtle = (algorithm) => (algorithm === 'EdDSA' ? { name: 'Ed25519' } : { name: 'ECDSA', hash: `SHA-${algorithm.slice(2)}` });
