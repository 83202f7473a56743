import type { Store } from '../../src/store/store.ts';
import { storeSearch } from '../../test/search/corpus-store.ts';
import { evaluate } from '../../test/search/evaluate.ts';
import type { Evaluation } from '../../test/search/evaluate.ts';
import type { SearchCorpus } from '../../test/search/corpus.ts';
import type { JudgedQuery } from '../../test/search/judged.ts';
import type { Fts5Peer } from './fts5-peer.ts';
import type { PlainSearch } from './minisearch-peer.ts';

export interface Searchers {
  readonly store: Store;
  readonly miniSearch: PlainSearch;
  readonly fts5: Fts5Peer;
}

/** Prints how well each answers the judged queries, per class. Returns ours. */
export async function compareQuality(
  title: string,
  corpus: SearchCorpus,
  judged: readonly JudgedQuery[],
  { store, miniSearch, fts5 }: Searchers,
): Promise<Evaluation> {
  const ours = await evaluate(judged, storeSearch(store, corpus));
  const library = await evaluate(judged, (text) =>
    Promise.resolve(
      miniSearch
        .search(text)
        .slice(0, 20)
        .map(({ id }) => corpus.keyOf(id)),
    ),
  );
  const engine = await evaluate(judged, (text) => Promise.resolve(fts5.search(text).ids.map((id) => corpus.keyOf(id))));
  const shown = (value: number): string => value.toFixed(3);
  console.log(`\n${title}: nDCG@10 · recall@20\n`);
  console.log(
    '| class | queries | Kommungraf | FTS5, the same terms | MiniSearch, Snowball |\n|---|---:|---:|---:|---:|',
  );
  for (const [index, each] of [...ours.classes, ours.all].entries()) {
    const others = [engine, library].map((one) => [...one.classes, one.all][index]);
    const cells = [each, ...others].map((one) =>
      one === undefined ? '' : `${shown(one.ndcg)} · ${shown(one.recall)}`,
    );
    console.log(`| ${each.class} | ${each.queries} | ${cells.join(' | ')} |`);
  }
  return ours;
}
