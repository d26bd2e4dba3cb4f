"""Lets openvc-core verify and make Data Integrity proofs, and prints what came of it as one line of JSON.

Standard input holds a JSON object: `contexts`, URL to document; and either `verify`, a list of documents (answered with a list of
null or the reason of the refusal), or `sign`, `{suite, kind, document, mandatory}` (answered with the document in the name of a new
did:key). `published`, URL to text, answers for did:web and status lists; without it no status is checked. The network is not used.
"""

import json
import sys
from datetime import datetime

from openvc import VerificationPolicy, verify_credential
from openvc.did.base import DidResolverRegistry
from openvc.did.did_key import DidKeyResolver
from openvc.did.did_web import DidWebResolver
from openvc.keys import Ed25519SigningKey, P256SigningKey, P384SigningKey
from openvc.multibase import encode_multibase
from openvc.proof.data_integrity import DataIntegrityProofSuite
from openvc.proof.di_ecdsa_rdfc import EcdsaRdfcProofSuite
from openvc.proof.di_jcs import EcdsaJcsProofSuite, EddsaJcsProofSuite
from openvc.proof.ecdsa_sd import EcdsaSdProofSuite
from openvc.resolvers import default_status_list_resolver

NOW = datetime.fromisoformat("2026-11-23T12:00:30+00:00")
# The key, and what its Multikey begins with (Controlled Identifiers 1.0, §2.2.2).
KINDS = {
    "Ed25519": (Ed25519SigningKey, b"\xed\x01"),
    "P256": (P256SigningKey, b"\x80\x24"),
    "P384": (P384SigningKey, b"\x81\x24"),
}
# Those that canonicalise JSON need no contexts.
SUITES = {
    "eddsa-rdfc-2022": (DataIntegrityProofSuite, True),
    "eddsa-jcs-2022": (EddsaJcsProofSuite, False),
    "ecdsa-rdfc-2019": (EcdsaRdfcProofSuite, True),
    "ecdsa-jcs-2019": (EcdsaJcsProofSuite, False),
}


def terms_of(published, contexts):
    """How to verify: at a fixed time without a status, or now with what the issuer published."""
    if published is None:
        return {"policy": VerificationPolicy(require_status=False, now=NOW), "extra_contexts": contexts}
    resolver = DidResolverRegistry([DidKeyResolver(), DidWebResolver(lambda url: json.loads(published[url]))])
    lists = default_status_list_resolver(resolver=resolver, extra_contexts=contexts, fetch=published.__getitem__)
    policy = VerificationPolicy(require_status_issuer_binding=True)
    return {"policy": policy, "resolver": resolver, "resolve_status_list": lists, "extra_contexts": contexts}


def refusal(document, terms):
    try:
        verify_credential(document, **terms)
        return None
    except Exception as error:  # a refusal and a crash are both an answer: the genuine one must have neither
        return f"{type(error).__name__}: {error}"


def sign(asked, contexts):
    kind, prefix = KINDS[asked["kind"]]
    key = kind.generate("unused")
    name = encode_multibase(prefix + key.public_key_raw())
    issuer = f"did:key:{name}"
    document = {**asked["document"], "issuer": {**asked["document"]["issuer"], "id": issuer}}
    terms = {"signing_key": key, "verification_method": f"{issuer}#{name}", "created": NOW}
    if asked["suite"] == "ecdsa-sd-2023":
        suite = EcdsaSdProofSuite()
        return suite.add_base_proof(document, mandatory_pointers=asked["mandatory"], extra_contexts=contexts, **terms)
    suite, takes_contexts = SUITES[asked["suite"]]
    if takes_contexts:
        terms["extra_contexts"] = contexts
    return suite().add_proof(document, **terms)


def main():
    asked = json.load(sys.stdin)
    contexts = asked["contexts"]
    if "verify" in asked:
        terms = terms_of(asked.get("published"), contexts)
        answer = [refusal(document, terms) for document in asked["verify"]]
    else:
        answer = sign(asked["sign"], contexts)
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
