import { readTerm } from '../model/vocabulary/index.ts';
import type { Connection } from './connection.ts';
import { createRevisionMemo } from './revision-memo.ts';
import { TERM_KINDS } from './schema.ts';

/**
 * Row numbers of the formats and media types in the store (terms of the kinds `format` and `mediaType`) that are
 * machine-readable. Worked out from their codes, so that what is learnt of a format needs no dataset to be written anew.
 */
export function createMachineReadableTerms(connection: Connection): () => readonly number[] {
  const memo = createRevisionMemo<readonly number[]>(connection);
  const formats = connection.prepare<{ n: number; value: string }>(
    'SELECT n, value FROM term WHERE kind IN (?, ?) AND value IS NOT NULL',
  );
  return () =>
    memo.get('machineReadable', () =>
      formats
        .all([TERM_KINDS.format, TERM_KINDS.mediaType])
        .filter(({ value }) => readTerm('format', value)?.machineReadable === true)
        .map(({ n }) => n),
    );
}
