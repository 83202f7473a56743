import { compress } from './content-encoding.ts';
import type { Encoding } from './content-encoding.ts';
import { opaqueTag } from './entity-tag.ts';

/** What is known of an answer besides its bytes; stands before them where replicas share them. */
export interface AnswerFacts {
  /** As the caller named it, for logs and metrics. */
  readonly operationName?: string;
  /** What it takes from the client's quota, as when it is worked out. */
  readonly points: number;
}

/** An answer without errors, as bytes. */
export interface ReadyAnswer extends AnswerFacts {
  readonly body: Buffer;
  /** The opaque part of its entity tags. */
  readonly tag: string;
  /** What was compressed so far, each once. */
  readonly compressed: ReadonlyMap<Encoding, Buffer>;
  /** Compresses it, or waits for who does already. */
  readonly inEncoding: (encoding: Encoding) => Promise<Buffer>;
}

/** An entry's share of the index, roughly: keys, objects, links. */
const OVERHEAD_BYTES = 500;

/** `onGrown` is called when it has become larger by what was compressed. */
export function createReadyAnswer(
  body: Buffer,
  facts: AnswerFacts,
  onGrown: () => void = () => undefined,
): ReadyAnswer {
  const compressed = new Map<Encoding, Buffer>();
  const underWay = new Map<Encoding, Promise<Buffer>>();
  const make = async (encoding: Encoding): Promise<Buffer> => {
    try {
      const bytes = await compress(body, encoding);
      compressed.set(encoding, bytes);
      onGrown();
      return bytes;
    } finally {
      underWay.delete(encoding);
    }
  };
  return {
    ...facts,
    body,
    tag: opaqueTag(body),
    compressed,
    inEncoding(encoding) {
      const done = compressed.get(encoding);
      if (done !== undefined) return Promise.resolve(done);
      const begun = underWay.get(encoding) ?? make(encoding);
      underWay.set(encoding, begun);
      return begun;
    },
  };
}

/** Up to here an answer is kept as text too. */
const SHORT_BYTES = 8_192;
const texts = new WeakMap<Buffer, string>();

/**
 * Short bytes as Latin-1 text, each character one byte, made once: Node writes head and text in one piece, head and bytes in
 * two, which takes longer than the rest of a short answer.
 */
export function asWritten(bytes: Buffer): Buffer | string {
  if (bytes.byteLength > SHORT_BYTES) return bytes;
  let text = texts.get(bytes);
  if (text === undefined) texts.set(bytes, (text = bytes.toString('latin1')));
  return text;
}

const bytesOf = ({ byteLength }: Buffer): number => byteLength * (byteLength > SHORT_BYTES ? 1 : 2);

/** Bytes that it holds in memory. */
export function sizeOf({ body, compressed }: ReadyAnswer): number {
  let bytes = OVERHEAD_BYTES + bytesOf(body);
  for (const each of compressed.values()) bytes += bytesOf(each);
  return bytes;
}

/** For another replica: length of the facts, facts as JSON, body. */
export function packAnswer({ body, operationName, points }: ReadyAnswer): Buffer {
  const facts = Buffer.from(JSON.stringify({ operationName, points }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(facts.byteLength);
  return Buffer.concat([length, facts, body]);
}

/** What another replica has packed; undefined for anything else. */
export function unpackAnswer(packed: Buffer): { readonly body: Buffer; readonly facts: AnswerFacts } | undefined {
  if (packed.byteLength < 4) return undefined;
  const bodyAt = 4 + packed.readUInt32BE(0);
  if (packed.byteLength < bodyAt) return undefined;
  const facts: unknown = JSON.parse(packed.toString('utf8', 4, bodyAt));
  if (typeof facts !== 'object' || facts === null || !('points' in facts)) return undefined;
  const name = 'operationName' in facts ? facts.operationName : undefined;
  if (typeof facts.points !== 'number') return undefined;
  // A copy: the packed bytes, and with them the whole reply, would be held otherwise.
  const body = Buffer.from(packed.subarray(bodyAt));
  return { body, facts: { points: facts.points, ...(typeof name === 'string' ? { operationName: name } : {}) } };
}
