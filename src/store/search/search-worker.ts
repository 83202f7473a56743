import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../errors.ts';
import { openConnection } from '../connection.ts';
import type { HitPage, MaybePromise } from './search.ts';
import { createSearchReads } from './search-reads.ts';
import type { SearchReads } from './search-reads.ts';
import type {
  SearchThreadAnswer,
  SearchThreadAnswers,
  SearchThreadBatch,
  SearchThreadData,
  SearchThreadRequest,
} from './search-thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('search-worker.ts is started by search-thread.ts, not by itself.');

let opened: SearchReads | undefined;
let practice: Iterator<void> | undefined;

/** At the first question: the file is made by the writer. */
function reads(): SearchReads {
  if (opened !== undefined) return opened;
  const { file, settings } = workerData as SearchThreadData;
  opened = createSearchReads(openConnection(file, { readOnly: true }), settings);
  return opened;
}

const pageOf = (
  type: 'organisations' | 'dataServices',
  { items, ...rest }: HitPage<{ readonly id: string }>,
): SearchThreadAnswer => ({
  type,
  page: { ...rest, items: items.map(({ node, key, score }) => ({ node: node.id, key, score })) },
});

/** At once where the value is there. */
const then = <T>(value: MaybePromise<T>, use: (value: T) => SearchThreadAnswer): MaybePromise<SearchThreadAnswer> =>
  value instanceof Promise ? value.then(use) : use(value);

function answer(asked: SearchThreadRequest): MaybePromise<SearchThreadAnswer> {
  const { engine, searches, highlights, prepare, practise } = reads();
  const { type } = asked;
  switch (type) {
    case 'prepare':
      prepare();
      practice = practise();
      return { type };
    case 'practise':
      practice ??= practise();
      return { type, isDone: practice.next().done === true };
    case 'page':
      return { type, page: engine.page(asked.question, asked.request) };
    case 'total':
      return { type, total: engine.total(asked.question) };
    case 'facet':
      return { type, counts: engine.facet(asked.question, asked.name, asked.limit) };
    case 'highlights':
      return { type, highlights: highlights(asked.datasetId, asked.question) };
    case 'organisations':
      return then(searches.searchOrganisations(asked.question).page(asked.request), (page) => pageOf(type, page));
    case 'countOrganisations':
      return then(searches.searchOrganisations(asked.question).total(), (total) => ({ type, total }));
    case 'dataServices':
      return then(searches.searchDataServices(asked.question).page(asked.request), (page) => pageOf(type, page));
    case 'countDataServices':
      return then(searches.searchDataServices(asked.question).total(), (total) => ({ type, total }));
    case 'specifications':
      return { type, slugs: searches.searchSpecifications(asked.text, asked.language).map(({ slug }) => slug) };
    case 'suggest':
      return { type, suggestions: searches.suggest(asked.prefix, asked.request) };
    case 'similar':
      return { type, ids: searches.similar(asked.datasetId, asked.first).map(({ id }) => id) };
  }
}

function failure(error: unknown): SearchThreadAnswer {
  if (error instanceof InputError) return { type: 'refused', argument: error.argument, message: error.message };
  return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
}

function said(asked: SearchThreadRequest): MaybePromise<SearchThreadAnswer> {
  try {
    const answered = answer(asked);
    return answered instanceof Promise ? answered.catch(failure) : answered;
  } catch (error) {
    return failure(error);
  }
}

/** All of one state of the file. */
const answersTo = (batch: SearchThreadBatch): readonly MaybePromise<SearchThreadAnswer>[] => {
  try {
    return reads().reading(() => batch.map(said));
  } catch (error) {
    return batch.map(() => failure(error));
  }
};

async function reply(batch: SearchThreadBatch): Promise<void> {
  const answers: SearchThreadAnswer[] = [];
  for (const answered of answersTo(batch)) answers.push(await answered);
  port?.postMessage({ type: 'answers', answers } satisfies SearchThreadAnswers);
}

port.on('message', (batch: SearchThreadBatch) => {
  void reply(batch);
});
