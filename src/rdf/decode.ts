import { isUtf8 } from 'node:buffer';

/** Enough for a byte order mark and an XML declaration. */
const HEAD = 1024;

type Decode = (chunk: Buffer, last: boolean) => string;

/** 0x80 to 0x9F (WHATWG Encoding, index windows-1252); Node 20's own decoder takes them for Latin-1 controls. */
const UPPER_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u009F';

const windows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (control) => UPPER_CONTROLS.charAt(control.charCodeAt(0) - 0x80));

const sequenceLength = (lead: number): number => {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
};

/** How much of the chunk is whole characters: a sequence may go on in the next chunk. */
const wholeLength = (chunk: Buffer): number => {
  for (let back = 1; back <= 3 && back <= chunk.length; back += 1) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? chunk.length - back : chunk.length;
    if (byte < 0x80) return chunk.length;
  }
  return chunk.length;
};

/** UTF-8 with single bytes of windows-1252 in it: databases of several ages meet in one export. */
const mend = (bytes: Buffer): string => {
  let text = '';
  let start = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    const length = sequenceLength(lead);
    if (length === 1 || (length > 1 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)))) {
      at += length;
      continue;
    }
    text += bytes.toString('utf8', start, at) + windows1252(bytes.subarray(at, at + 1));
    at += 1;
    start = at;
  }
  return text + bytes.toString('utf8', start, at);
};

const createUtf8 = (): Decode => {
  let carried = Buffer.alloc(0);
  return (chunk, last) => {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const whole = last ? bytes.length : wholeLength(bytes);
    carried = Buffer.from(bytes.subarray(whole));
    const head = bytes.subarray(0, whole);
    return isUtf8(head) ? head.toString('utf8') : mend(head);
  };
};

const createNamed = (label: string): Decode | undefined => {
  try {
    const decoder = new TextDecoder(label);
    if (decoder.encoding === 'windows-1252') return windows1252;
    return decoder.encoding === 'utf-8' ? createUtf8() : (chunk, last) => decoder.decode(chunk, { stream: !last });
  } catch {
    // A label that nobody knows says nothing.
    return undefined;
  }
};

const isUtf8Label = (label: string | undefined): boolean => label !== undefined && /^utf-?8$/i.test(label);

const choose = (head: Buffer, contentType: string | undefined): Decode => {
  const [a, b] = head;
  if (a === 0xff && b === 0xfe) return createNamed('utf-16le') ?? createUtf8();
  if (a === 0xfe && b === 0xff) return createNamed('utf-16be') ?? createUtf8();
  if (a === 0x3c && b === 0) return createNamed('utf-16le') ?? createUtf8();
  if (a === 0 && b === 0x3c) return createNamed('utf-16be') ?? createUtf8();
  if (a === 0xef && b === 0xbb) return createUtf8();
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1];
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'\s]+)/.exec(head.toString('latin1'))?.[1];
  // UTF-8 proves itself, so it is believed whoever claims it; a UTF-16 claim without NUL bytes is wrong.
  if (isUtf8Label(charset) || isUtf8Label(declared)) return createUtf8();
  const label = [charset, declared].find((name) => name !== undefined && !/^(?:utf-?16|ucs|iso-10646)/i.test(name));
  return (label === undefined ? undefined : createNamed(label)) ?? createUtf8();
};

/**
 * Text of a document's bytes: by byte order mark, then by what the content type or the XML declaration say, else UTF-8, in
 * which each byte that cannot be is read as windows-1252 (a file declared UTF-8 that holds Latin-1 is common).
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  contentType: string | undefined,
): AsyncGenerator<string, void, undefined> {
  let held: Buffer[] = [];
  let heldLength = 0;
  let decode: Decode | undefined;
  const first = (last: boolean): string => {
    const head = Buffer.concat(held);
    held = [];
    decode = choose(head, contentType);
    return decode(head, last).replace(/^\uFEFF/, '');
  };
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (decode !== undefined) {
      yield decode(buffer, false);
      continue;
    }
    held.push(Buffer.from(buffer));
    heldLength += buffer.length;
    if (heldLength >= HEAD) yield first(false);
  }
  yield decode === undefined ? first(true) : decode(Buffer.alloc(0), true);
}
