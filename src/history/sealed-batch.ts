import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { RecordBatch, RecordBatchKind } from '../model/record-batch.ts';

// Done by threads of Node's own: the event loop goes on.
const deflated = promisify(deflate);
const inflated = promisify(inflate);
/** Of zlib: a third of the time of its own choice, for files a tenth larger. */
const LEVEL = 3;
const LINE_FEED = 10;
const KINDS: ReadonlySet<unknown> = new Set<RecordBatchKind>(['agent', 'dataset', 'dataService', 'datasetSeries']);
const isKind = (value: unknown): value is RecordBatchKind => KINDS.has(value);

/** Compresses. */
export const pack = (bytes: Uint8Array): Promise<Buffer> => deflated(bytes, { level: LEVEL });

/** Reads what `pack` wrote. Throws zlib's error when it is something else. */
export const unpack = (bytes: Uint8Array): Promise<Buffer> => inflated(bytes);

const headOf = ({ kind, ids }: RecordBatch): string => `${JSON.stringify({ kind, ids })}\n`;

/** A batch as the bytes that are kept, not compressed yet: kind and ids as JSON, a line feed, and the records' lines. */
export const plainBytes = (batch: RecordBatch): Buffer => Buffer.concat([Buffer.from(headOf(batch)), batch.lines]);

/** What a batch is found by, and checked against when it is read: SHA-256 of its plain bytes, in base64url. */
export const hashOf = (batch: RecordBatch): string =>
  createHash('sha256').update(headOf(batch)).update(batch.lines).digest('base64url');

/** The batch again. Throws an Error when the bytes are not a batch. */
export function batchFrom(plain: Buffer): RecordBatch {
  const end = plain.indexOf(LINE_FEED);
  const head: unknown = end < 0 ? undefined : JSON.parse(plain.toString('utf8', 0, end));
  if (typeof head !== 'object' || head === null || !('kind' in head) || !('ids' in head)) {
    throw new Error('a batch has no head');
  }
  const { kind, ids } = head;
  if (!isKind(kind) || !Array.isArray(ids)) throw new Error('the head of a batch is not one');
  return { kind, ids: ids.map(String), lines: new Uint8Array(plain.subarray(end + 1)) };
}
