// Follows the links of pages as somebody, by address alone: quick, for finding out what there is to see.

/** How many addresses of one route a person follows: pages of one kind lead to pages of the same kinds. */
const ENOUGH = 8;

/**
 * Every address that answers somebody who begins at `from` and follows links and redirects: `{ path, route, isPage }`, where a page is HTML.
 * `kind(pathname)` names the route of an address; answers of 500 and more are told to `complain`.
 */
export async function follow(page, from, kind, complain) {
  const [waiting, known, count, found] = [[...from], new Set(from), new Map(), []];
  const add = ({ pathname, search }) => {
    const path = pathname + search;
    if (!known.has(path)) waiting.push(path);
    known.add(path);
  };
  while (waiting.length > 0) {
    const path = waiting.shift();
    const route = kind(new URL(path, 'http://here').pathname);
    count.set(route, (count.get(route) ?? 0) + 1);
    if (!route || count.get(route) > ENOUGH) continue;
    const answer = await page.request.get(path, { headers: { accept: 'text/html,*/*' }, maxRedirects: 0, failOnStatusCode: false });
    if (answer.status() >= 500) complain(`${answer.status()} from ${path}`);
    if (answer.status() >= 300 && answer.status() < 400) {
      found.push({ path, route, isPage: false });
      add(new URL(answer.headers().location, answer.url()));
    }
    if (answer.status() !== 200) continue;
    const isPage = (answer.headers()['content-type'] ?? '').startsWith('text/html');
    found.push({ path, route, isPage });
    if (!isPage) continue;
    for (const link of links(await answer.text())) add(new URL(link, answer.url()));
  }
  return found;
}

const links = (html) => [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, link]) => link.replaceAll('&amp;', '&'));
