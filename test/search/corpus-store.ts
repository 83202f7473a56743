import { join } from 'node:path';
import { readRegister } from '../../src/catalogue/register.ts';
import { ROOT } from '../../src/config.ts';
import { readSpecificationFiles } from '../../src/records/specification-files.ts';
import { openStore } from '../../src/store/open.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { SearchCorpus } from './corpus.ts';
import type { JudgedSearch } from './evaluate.ts';

const FIRST_PAGE = { order: 'RELEVANCE', descending: false, limit: 20, backward: false } as const;

/** A store in this file over the corpus, with the register and the specifications that the gateway has. Close its writer. */
export async function openCorpusStore(file: string, { catalogues, snapshots }: SearchCorpus): Promise<OpenedStore> {
  const { organisations, counties } = readRegister(join(ROOT, 'register/organisations.json'));
  const { specifications } = readSpecificationFiles(join(ROOT, 'specifications'));
  const opened = await openStore({
    file,
    register: organisations,
    counties,
    catalogues,
    collaborations: [],
    specifications,
  });
  try {
    for (const snapshot of snapshots) {
      const { catalogueId } = snapshot;
      await opened.writer.writeSnapshot(snapshot, { catalogueId, state: 'FRESH', consecutiveFailures: 0 });
    }
  } catch (error) {
    await opened.writer.close();
    throw error;
  }
  return opened;
}

/** The first page of the store's own search, as it is judged. */
export function storeSearch(store: Store, corpus: SearchCorpus): JudgedSearch {
  return async (text, language) => {
    const { items } = await store.search({ text, language, filter: {} }).page(FIRST_PAGE);
    return items.map(({ node }) => corpus.keyOf(node.id));
  };
}
