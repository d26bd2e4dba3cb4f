// A mail server on loopback that keeps what it is handed, so that the letters of a site can be read.

import { createServer } from 'node:net';

const PATIENCE_MS = 30_000;

/** Opens it. `settings` tell a site where it is, `letterTo(address)` waits for a letter, and `stop()` ends it. */
export async function openMailbox() {
  const letters = [];
  const connections = new Set();
  const server = createServer((connection) => {
    connections.add(connection.on('close', () => connections.delete(connection)).on('error', () => connection.destroy()));
    converse(connection, letters);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    settings: {
      WAYMARK_MAIL__HOST: '127.0.0.1',
      WAYMARK_MAIL__PORT: String(server.address().port),
      WAYMARK_MAIL__SECURITY: 'plain',
      WAYMARK_MAIL__FROM__NAME: 'Waymark',
      WAYMARK_MAIL__FROM__ADDRESS: 'no-reply@example.org',
    },
    letterTo: (address) => letterTo(letters, address),
    stop: () => {
      for (const connection of connections) connection.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The server's half of RFC 5321, as far as somebody needs it who only takes. */
function converse(connection, letters) {
  let [heard, letter, to] = ['', null, ''];
  const say = (line) => connection.write(`${line}\r\n`);
  say('220 here');
  connection.setEncoding('utf8').on('data', (piece) => {
    heard += piece;
    for (let end = heard.indexOf('\r\n'); end >= 0; end = heard.indexOf('\r\n')) {
      const line = heard.slice(0, end);
      heard = heard.slice(end + 2);
      if (letter && line !== '.') letter.push(line.replace(/^\.\./, '.'));
      else if (letter) {
        letters.push({ to, text: letter.join('\n') });
        letter = null;
        say('250 kept');
      } else if (/^DATA$/i.test(line)) {
        letter = [];
        say('354 go on');
      } else {
        [, to = to] = /^RCPT TO:<([^>]+)>/i.exec(line) ?? [];
        say(/^QUIT$/i.test(line) ? '221 bye' : '250 yes');
      }
    }
  });
}

/** The newest letter to an address, once there is one; it is taken out. */
async function letterTo(letters, address) {
  const patience = Date.now() + PATIENCE_MS;
  while (Date.now() < patience) {
    const at = letters.findLastIndex(({ to }) => to === address);
    if (at >= 0) return letters.splice(at, 1)[0].text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no letter to ${address} within ${PATIENCE_MS / 1000} s`);
}
