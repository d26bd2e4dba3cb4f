// The same credential with one character changed, as JSON, as a token and inside a PNG.

import { crc32 } from 'node:zlib';

const KEYWORD = 'openbadgecredential\0';

/** Replaces one character of the first string value named `member` by another digit: the third, or the last of a short one. */
export function changeOneCharacter(text, member) {
  const found = new RegExp(`"${member}"\\s*:\\s*"(\\w+)`).exec(text);
  if (!found) throw new Error(`the credential has no text named ${member}`);
  const at = found.index + found[0].length - found[1].length + Math.min(2, found[1].length - 1);
  return text.slice(0, at) + (text[at] === '5' ? '6' : '5') + text.slice(at + 1);
}

/** A token with another character in the middle of its payload. */
export function changeToken(token) {
  const [header, payload, ...rest] = token.split('.');
  const at = payload.length >> 1;
  return [header, payload.slice(0, at) + (payload[at] === 'A' ? 'B' : 'A') + payload.slice(at + 1), ...rest].join('.');
}

/** Passes the credential inside a baked PNG through `change`, and mends the chunk's length and checksum. */
export function changeInPng(png, change) {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === 'iTXt' && data.toString('latin1').startsWith(KEYWORD)) {
      const head = data.subarray(0, KEYWORD.length + 4);
      const text = change(data.toString('utf8', KEYWORD.length + 4));
      return Buffer.concat([png.subarray(0, at), chunk(type, Buffer.concat([head, Buffer.from(text)])), png.subarray(at + 12 + length)]);
    }
    at += 12 + length;
  }
  throw new Error('the PNG holds no credential');
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
