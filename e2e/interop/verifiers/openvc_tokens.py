"""Shows an SD-JWT to openvc-core and prints its verdict as one line of JSON: valid, reason.

Standard input holds a JSON object: `text`; `metadata`, which answers for the issuer's keys; `audience` and `nonce`, if a key
binding is wanted; `now`. The network is not used.
"""

import json
import sys
from datetime import datetime

from openvc import VerificationPolicy, verify_credential


def main():
    asked = json.load(sys.stdin)
    policy = VerificationPolicy(
        require_status=False,
        audience=asked.get("audience"),
        nonce=asked.get("nonce"),
        require_key_binding=asked.get("nonce") is not None,
        now=datetime.fromisoformat(asked["now"]),
    )
    try:
        verify_credential(asked["text"], policy=policy, jwt_vc_issuer_fetch=lambda *_args, **_options: asked["metadata"])
        print(json.dumps({"valid": True, "reason": None}))
    except Exception as error:  # a refusal and a crash are both an answer: the genuine one must have neither
        print(json.dumps({"valid": False, "reason": f"{type(error).__name__}: {error}"}))


if __name__ == "__main__":
    main()
