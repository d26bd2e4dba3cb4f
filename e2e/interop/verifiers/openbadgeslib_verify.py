"""Shows one file to openbadgeslib and prints its verdict as one line of JSON: valid, reason.

The file's ending says what it is: .json, .jwt, .png or .svg. Standard input holds a JSON object of URL to text: the answers to
everything that openbadgeslib may want to fetch. The network is not used.
"""

import json
import pathlib
import sys

import jwt
from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError, OB3Verifier
from openbadgeslib.ob3.did import fetch_did_web_document, resolve_verification_method
from openbadgeslib.ob3.ldp import verify_data_integrity_proof


def main():
    documents = json.load(sys.stdin)

    def download(url, *_args, **_options):
        if url not in documents:
            raise OSError(f"{url} is not among the documents")
        return documents[url].encode()

    try:
        verify(credential_in(pathlib.Path(sys.argv[1])), download)
        print(json.dumps({"valid": True, "reason": None}))
    except Exception as error:  # a refusal and a crash are both an answer: the genuine one must have neither
        print(json.dumps({"valid": False, "reason": f"{type(error).__name__}: {error}"}))


def credential_in(path):
    """The credential's JSON text, taken out of an image by openbadgeslib itself."""
    if path.suffix == ".png":
        return OB3Verifier.extract_token_from_png(path.read_bytes())
    if path.suffix == ".svg":
        return OB3Verifier.extract_token_from_svg(path.read_bytes())
    return path.read_text(encoding="utf-8")


def verify(text, download):
    """Proof or signature, form, dates and status bit by the verifier; then the status list's own proof, which the verifier itself
    can only check for lists in JWT form."""
    if text.startswith("{"):
        document = json.loads(text)
        verifier = OB3LdpVerifier.for_issuer_did(document["issuer"]["id"], download=download)
    else:
        document = jwt.decode(text, options={"verify_signature": False})
        verifier = token_verifier(text, document["iss"], download)
    verifier.verify(text, check_status=True, verify_status_list=False, download=download)
    entries = document.get("credentialStatus", [])
    for entry in entries if isinstance(entries, list) else [entries]:
        verify_list(json.loads(download(entry["statusListCredential"])), document["issuer"]["id"], download)


def token_verifier(token, issuer, download):
    """A token that names its key by an address, as Open Badges 3.0 has it (§8.2): fetching that is left to us. The key counts if the issuer's
    own document lists it."""
    kid = jwt.get_unverified_header(token)["kid"]
    if kid.startswith("did:"):
        return OB3Verifier.for_issuer_did(issuer, download=download)
    jwk = json.loads(download(kid))
    methods = fetch_did_web_document(issuer, download)["verificationMethod"]
    listed = [method["publicKeyJwk"] for method in methods if "publicKeyJwk" in method]
    if jwk["kid"] != kid or not any(key.items() <= jwk.items() for key in listed):
        raise OB3VerificationError("the issuer does not list the token's key")
    return OB3Verifier(jwt.PyJWK(jwk).key, issuer_did=issuer)


def verify_list(status_list, issuer, download):
    if status_list["issuer"] != issuer:
        raise OB3VerificationError("the status list is by another issuer")
    method = status_list["proof"]["verificationMethod"]
    if not method.startswith(f"{issuer}#"):
        raise OB3VerificationError("the status list is signed with another issuer's key")
    verify_data_integrity_proof(status_list, resolve_verification_method(method, download=download))


if __name__ == "__main__":
    main()
