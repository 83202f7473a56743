import { describe, expect, it } from 'vitest';
import { type JsonItem, jsonItems } from './json-items.ts';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(bytes: Buffer | string, size = 7): Promise<readonly JsonItem[]> {
  const items: JsonItem[] = [];
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  for await (const item of jsonItems(pieces(all, size), (sentence) => new Error(sentence))) items.push(item);
  return items;
}

const VALUES = [{ a: '},{"[\\', b: [1, [2, { c: '\\"' }]] }, 'å, ä]', 3, null, [], {}, true];

describe('the items of a JSON array', () => {
  it.each([1, 2, 3, 5, 8, 1000])('are the same however the bytes come (%d at a time)', async (size) => {
    const items = await read(JSON.stringify(VALUES), size);

    expect(items).toEqual(VALUES.map((value) => ({ value })));
  });

  it.each([
    ['blanks', ' \n[ 1 ,\t2\r\n] \n', 2],
    ['a byte order mark', '\uFEFF[1]', 1],
    ['nothing in it', '[]', 0],
    ['something after its end', '[1] [2]', 1],
  ])('are read with %s', async (_, text, count) => {
    const items = await read(text, 1);

    expect(items).toHaveLength(count);
  });

  it('are read in Windows-1252 where they are not UTF-8', async () => {
    const items = await read(Buffer.from('["Ume\xe5"]', 'latin1'));

    expect(items).toEqual([{ value: 'Umeå' }]);
  });

  it('read NaN and Infinity as null, and leave them alone in texts', async () => {
    const items = await read('[{"a":NaN,"b":"NaN \\" NaN","c":-Infinity}]');

    expect(items).toEqual([{ value: { a: null, b: 'NaN " NaN', c: null } }]);
  });

  it('cost themselves only where they cannot be read', async () => {
    const items = await read('[1,{"a":},3]');

    expect(items).toMatchObject([{ value: 1 }, { text: '{"a":}' }, { value: 3 }]);
  });

  it.each([
    ['[1,2', /cut off/],
    ['["a', /cut off/],
    ['', /cut off/],
    ['<html></html>', /HTML/],
    ['{"results":[]}', /something else than a JSON array/],
    ['null', /something else/],
  ])('are refused in %j', async (text, expected) => {
    const reading = read(text);

    await expect(reading).rejects.toThrow(expected);
  });
});
