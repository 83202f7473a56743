import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followedBy } from '../src/model/specification.ts';
import type { OpenedStore } from '../src/store/open.ts';
import { coverageFactsOf } from '../src/statistics/specification-coverage/coverage-facts.ts';
import { createLikenessReader } from '../src/model/specification-words/likeness.ts';
import { corpus } from './search/corpus.ts';
import { openCorpusStore } from './search/corpus-store.ts';

/** Judged by reading: of none of the 636 does a title or keyword say more than this of the specification it declares. */
const SAYS_TOO_LITTLE = ['region-vastra-gotaland/besoksmal', 'orust/bad'];
/** A tourist region's places to visit, which it publishes as points of interest, have the keyword of sights. */
const SAYS_ANOTHER = ['region-vastra-gotaland/besoksmal'];

describe('likely datasets among 636 believable ones', () => {
  const all = corpus();
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-likeness-'));
  let opened: OpenedStore;

  beforeAll(async () => {
    opened = await openCorpusStore(join(folder, 'store.sqlite'), all);
  });
  afterAll(async () => {
    await opened.writer.close();
    rmSync(folder, { recursive: true });
  });

  /** Each dataset with what it declares and what its words say. */
  const judged = () => {
    const specifications = opened.store.specifications();
    const reader = createLikenessReader(specifications.all);
    return all.entries.map(({ key, dataset }) => ({
      key,
      id: dataset.id,
      declared: new Set(followedBy(dataset, specifications).map(({ specification }) => specification.slug)),
      words: new Set(reader.of(dataset).map(({ slug }) => slug)),
    }));
  };

  it('are of the specification that the same dataset declares, were it not declared', () => {
    const declaring = judged().filter(({ declared }) => declared.size > 0);

    const missed = declaring.filter(({ declared, words }) => [...declared].some((slug) => !words.has(slug)));
    const wrong = declaring.filter(({ declared, words }) => [...words].some((slug) => !declared.has(slug)));
    expect(declaring.length).toBeGreaterThan(150);
    expect(missed.map(({ key }) => key)).toEqual(SAYS_TOO_LITTLE);
    expect(wrong.map(({ key }) => key)).toEqual(SAYS_ANOTHER);
  });

  it('are found as the writer judged them, as if each dataset were read now', async () => {
    const { store } = opened;
    const facts = coverageFactsOf(store);

    const found = await Promise.all(
      store.specifications().all.map(async ({ slug }) => {
        const { likely } = await facts.of(slug);
        return [...new Set([...likely.values()].flat().map(({ id }) => `${slug} ${all.keyOf(id)}`))];
      }),
    );

    const expected = judged()
      .filter(({ declared }) => declared.size === 0)
      .flatMap(({ key, words }) => [...words].map((slug) => `${slug} ${key}`));
    expect(found.flat().toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(25);
  });
});
