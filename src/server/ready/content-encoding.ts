import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** The codings that answers are kept in, the better one first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes below which nothing is compressed: it would not get smaller by a packet. As `@fastify/compress` has it. */
const LEAST_BYTES = 1024;
/** Of Brotli, 0 to 11: from here on each step costs far more time than it saves bytes. */
const BROTLI_QUALITY = 4;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * The coding that a client likes best (RFC 9110 section 12.5.3), the better one of equals; undefined for none, and for a
 * body that is not worth it.
 */
export function chooseEncoding(accepted: string | undefined, bytes: number): Encoding | undefined {
  if (accepted === undefined || bytes < LEAST_BYTES) return undefined;
  let best: Encoding | undefined;
  let highest = 0;
  for (const encoding of ENCODINGS) {
    const quality = qualityOf(encoding, accepted.toLowerCase());
    if (quality > highest) [best, highest] = [encoding, quality];
  }
  return best;
}

/** What the field says of the coding itself goes before what it says of all. */
function qualityOf(encoding: Encoding, accepted: string): number {
  let ofAll = 0;
  for (const part of accepted.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const quality = given === undefined ? 1 : Number(given);
    if (name === encoding || (name === 'x-gzip' && encoding === 'gzip')) return quality;
    if (name === '*') ofAll = quality;
  }
  return ofAll;
}

/** Compresses in a thread of the pool. */
export function compress(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return zip(bytes);
  return brotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
  });
}
