import { expect, test } from 'vitest';
import { decodeText } from './charset.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8 without a word about it', Buffer.from('Härjedalen'), undefined],
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFFHärjedalen'), undefined],
  ['a byte order mark that contradicts the header', Buffer.from('\uFEFFHärjedalen'), 'text/csv; charset=iso-8859-1'],
  ['UTF-16 LE with a byte order mark', Buffer.from('\uFEFFHärjedalen', 'utf16le'), 'text/csv'],
  ['UTF-16 BE with a byte order mark', utf16be('\uFEFFHärjedalen'), 'text/csv'],
  ['declared Latin-1', latin1('Härjedalen'), 'application/json; charset=ISO-8859-1'],
  ['declared in quotes', latin1('Härjedalen'), 'application/json;charset="windows-1252"'],
  ['Latin-1 declared as UTF-8', latin1('Härjedalen'), 'application/json; charset=utf-8'],
  ['Latin-1 without a word about it', latin1('Härjedalen'), undefined],
  ['a charset that nobody knows', Buffer.from('Härjedalen'), 'application/json; charset=klingon'],
])('reads %s', (_, bytes, contentType) => {
  const text = decodeText(bytes, contentType);

  expect(text).toBe('Härjedalen');
});
