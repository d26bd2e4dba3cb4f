// Answers every fetch from a table of documents, so that a verifier sees the web as the issuer served it and nothing else.

/**
 * Replaces the global `fetch` until the returned function is called.
 *
 * `documents` maps a URL to its text. Any other URL is answered with 404 and remembered in `asked`, so that a test can
 * say what a verifier wanted to look up and was not given.
 */
export function answerFrom(documents) {
  const original = globalThis.fetch;
  const asked = [];
  globalThis.fetch = async (request) => {
    const url = String(request?.url ?? request);
    const text = documents[url];
    if (text === undefined) asked.push(url);
    const answer = new Response(text ?? 'not found', {
      status: text === undefined ? 404 : 200,
      headers: { 'content-type': 'application/json' },
    });
    // A Response made by hand has no URL, and didkit stops the whole process when it finds none.
    Object.defineProperty(answer, 'url', { value: url });
    return answer;
  };
  return { asked, stop: () => { globalThis.fetch = original; } };
}
