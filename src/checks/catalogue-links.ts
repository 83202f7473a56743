import { setTimeout as sleep } from 'node:timers/promises';
import type { Dataset } from '../model/dataset.ts';
import type { Store } from '../store/store.ts';

/** Datasets read at a time, between turns of everything else. */
const PAGE = 50;
/** Between two pages, in milliseconds: answers go first. */
const PAUSE_MS = 20;
/** The longest address that is asked: what is longer is data in the form of an address. */
const LONGEST = 4_096;

const linksOf = ({ distributions }: Dataset): readonly string[] =>
  distributions.flatMap(({ accessUrls, downloadUrls }) =>
    [...accessUrls, ...downloadUrls].map(({ uri }) => uri).filter(({ length }) => length <= LONGEST),
  );

/** All addresses that the read model's distributions give, in pieces; one may come several times. */
export async function* catalogueLinks(
  store: Pick<Store, 'datasets'>,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void> {
  for (let from: Parameters<Store['datasets']>[1]['from']; ;) {
    const { items, hasMore } = store.datasets(
      {},
      { order: 'ID', descending: false, limit: PAGE, backward: false, ...(from === undefined ? {} : { from }) },
    );
    const urls = new Set(items.flatMap(({ node }) => linksOf(node)));
    if (urls.size > 0) yield [...urls];
    from = items.at(-1)?.key;
    if (!hasMore || from === undefined) return;
    await sleep(PAUSE_MS, undefined, { signal, ref: false });
  }
}
