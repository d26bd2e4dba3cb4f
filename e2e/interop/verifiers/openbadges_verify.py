"""Shows one hosted badge of Open Badges 2.0 to 1EdTech's own validator and prints its verdict as one line of JSON.

The argument is the badge's address. Standard input holds a JSON object of URL to {"status", "type", "base64"}: the answers to
everything that the validator may want to fetch. The network is not used; the context is the one that the validator brings along.

The validator was written for a Python that had the abstract collections under another name.
"""

import base64
import collections
import collections.abc
import io
import json
import sys

for name in collections.abc.__all__:
    if not hasattr(collections, name):
        setattr(collections, name, getattr(collections.abc, name))

import requests  # noqa: E402
from openbadges import verifier  # noqa: E402
from openbadges.verifier.openbadges_context import (  # noqa: E402
    OPENBADGES_CONTEXT_V2_DICT,
    OPENBADGES_CONTEXT_V2_URI,
)


def answer_from(documents):
    def send(_session, request, **_options):
        known = documents.get(request.url, {"status": 404, "type": "text/plain", "base64": ""})
        response = requests.Response()
        response.status_code = known["status"]
        response.url = request.url
        response.request = request
        response.headers["Content-Type"] = known["type"]
        response.raw = io.BytesIO(base64.b64decode(known["base64"]))
        return response

    requests.Session.send = send


def main():
    context = json.dumps(OPENBADGES_CONTEXT_V2_DICT).encode()
    vocabulary = {"status": 200, "type": "application/ld+json", "base64": base64.b64encode(context)}
    answer_from(json.load(sys.stdin) | {OPENBADGES_CONTEXT_V2_URI: vocabulary})
    report = verifier.verify(sys.argv[1], use_cache=False)["report"]
    messages = [message["result"] for message in report["messages"] if not message.get("success")]
    print(json.dumps({"valid": report["valid"], "errors": report["errorCount"], "reasons": messages}))


if __name__ == "__main__":
    main()
