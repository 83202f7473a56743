import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedStore } from '../../src/store/open.ts';
import { corpus } from './corpus.ts';
import { openCorpusStore, storeSearch } from './corpus-store.ts';
import { classTable, evaluate, worstQueries } from './evaluate.ts';
import { JUDGED, readJudged } from './judged.ts';

const NDCG_AT_LEAST = 0.95;
const RECALL_AT_LEAST = 0.97;
/** How many of the worst queries are shown when a limit is missed. */
const SHOWN = 15;

describe('Searching what is judged', () => {
  const found = corpus();
  const directory = mkdtempSync(join(tmpdir(), 'kommungraf-judged-'));
  let opened: OpenedStore | undefined;
  beforeAll(async () => {
    opened = await openCorpusStore(join(directory, 'store.db'), found);
  });
  afterAll(async () => {
    await opened?.writer.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('finds what is graded, best first: nDCG@10 of at least 0.95 and recall@20 of at least 0.97', async () => {
    if (opened === undefined) throw new Error('The store was not opened.');
    const judged = readJudged(
      JUDGED,
      found.entries.map(({ key }) => key),
    );

    const evaluation = await evaluate(judged, storeSearch(opened.store, found));

    const told = `${classTable(evaluation)}\n\n${worstQueries(evaluation, SHOWN)}\n`;
    expect(evaluation.all.ndcg, told).toBeGreaterThanOrEqual(NDCG_AT_LEAST);
    expect(evaluation.all.recall, told).toBeGreaterThanOrEqual(RECALL_AT_LEAST);
  });
});
