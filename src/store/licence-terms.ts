import { readTerm } from '../model/vocabulary/index.ts';
import type { Connection } from './connection.ts';
import { createRevisionMemo } from './revision-memo.ts';
import { TERM_KINDS } from './schema.ts';

/**
 * Row numbers of the licences in the store (terms of the kind `licence`) that are open. Worked out from their codes and not
 * written down, so that what is learnt of a licence needs no dataset to be written anew.
 */
export function createOpenLicences(connection: Connection): () => readonly number[] {
  const memo = createRevisionMemo<readonly number[]>(connection);
  const licences = connection.prepare<{ n: number; value: string }>(
    'SELECT n, value FROM term WHERE kind = ? AND value IS NOT NULL',
  );
  return () =>
    memo.get('open', () =>
      licences
        .all([TERM_KINDS.licence])
        .filter(({ value }) => readTerm('licence', value)?.open === true)
        .map(({ n }) => n),
    );
}
