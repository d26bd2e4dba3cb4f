// The house's routes, from the list that the Rust test `authorization` keeps complete.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = join(import.meta.dirname, '..', '..', 'crates', 'app', 'tests', 'it', 'routes.txt');

/** Every route that answers GET, as `{ path, who, matches(pathname) }`, those without parameters first. */
export function routes() {
  return readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.trim().split(/\s+/))
    .filter(([methods]) => methods.split(',').includes('GET'))
    .map(([, path, who]) => ({ path, who, matches: matcher(path) }))
    .sort((a, b) => parameters(a.path) - parameters(b.path));
}

const parameters = (path) => path.split('{').length;

function matcher(path) {
  const pattern = path
    .split(/(\{[^}]*\})/)
    .map((piece) => (piece.startsWith('{*') ? '.+' : piece.startsWith('{') ? '[^/]+' : piece.replace(/[.*+?^$()|[\]\\]/g, '\\$&')));
  const whole = new RegExp(`^${pattern.join('')}$`);
  return (pathname) => whole.test(pathname);
}
