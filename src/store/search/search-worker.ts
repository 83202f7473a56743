import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../errors.ts';
import { openConnection } from '../connection.ts';
import type { HitPage, MaybePromise } from './search.ts';
import { createSearchReads } from './search-reads.ts';
import type { SearchReads } from './search-reads.ts';
import type { IdPage, SearchThreadAnswer, SearchThreadData, SearchThreadRequest } from './search-thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('search-worker.ts is started by search-thread.ts, not by itself.');

let opened: SearchReads | undefined;

/** At the first question: the file is made by the writer. */
function reads(): SearchReads {
  if (opened !== undefined) return opened;
  const { file, settings } = workerData as SearchThreadData;
  opened = createSearchReads(openConnection(file, { readOnly: true }), settings);
  return opened;
}

async function idsOf(page: MaybePromise<HitPage<{ readonly id: string }>>): Promise<IdPage> {
  const { items, ...rest } = await page;
  return { ...rest, items: items.map(({ node, key, score }) => ({ node: node.id, key, score })) };
}

async function answer(asked: SearchThreadRequest): Promise<SearchThreadAnswer> {
  const { engine, searches, highlights, prepare } = reads();
  const { type } = asked;
  switch (type) {
    case 'prepare':
      prepare();
      return { type };
    case 'page':
      return { type, page: engine.page(asked.question, asked.request) };
    case 'total':
      return { type, total: engine.total(asked.question) };
    case 'facet':
      return { type, counts: engine.facet(asked.question, asked.name, asked.limit) };
    case 'highlights':
      return { type, highlights: highlights(asked.datasetId, asked.question) };
    case 'organisations':
      return { type, page: await idsOf(searches.searchOrganisations(asked.question).page(asked.request)) };
    case 'countOrganisations':
      return { type, total: await searches.searchOrganisations(asked.question).total() };
    case 'dataServices':
      return { type, page: await idsOf(searches.searchDataServices(asked.question).page(asked.request)) };
    case 'countDataServices':
      return { type, total: await searches.searchDataServices(asked.question).total() };
    case 'specifications':
      return { type, slugs: searches.searchSpecifications(asked.text, asked.language).map(({ slug }) => slug) };
    case 'suggest':
      return { type, suggestions: searches.suggest(asked.prefix, asked.request) };
    case 'similar':
      return { type, ids: searches.similar(asked.datasetId, asked.first).map(({ id }) => id) };
  }
}

async function said(asked: SearchThreadRequest): Promise<SearchThreadAnswer> {
  try {
    return await answer(asked);
  } catch (error) {
    if (error instanceof InputError) return { type: 'refused', argument: error.argument, message: error.message };
    return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (asked: SearchThreadRequest) => {
  void said(asked).then((sent) => {
    port.postMessage(sent);
  });
});
