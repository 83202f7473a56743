import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../errors.ts';
import { openConnection } from '../connection.ts';
import type { Engine } from './engine.ts';
import { createEngineParts } from './engine-parts.ts';
import type { SearchThreadAnswer, SearchThreadData, SearchThreadRequest } from './search-thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('search-worker.ts is started by search-thread.ts, not by itself.');

let opened: Engine | undefined;

/** At the first question: the file is made by the writer. */
function engine(): Engine {
  if (opened !== undefined) return opened;
  const { file, settings } = workerData as SearchThreadData;
  const connection = openConnection(file, { readOnly: true });
  opened = createEngineParts(connection, settings).engine;
  return opened;
}

function answer(asked: SearchThreadRequest): SearchThreadAnswer {
  switch (asked.type) {
    case 'page':
      return { type: 'page', page: engine().page(asked.question, asked.request) };
    case 'total':
      return { type: 'total', total: engine().total(asked.question) };
    case 'facet':
      return { type: 'facet', counts: engine().facet(asked.question, asked.name, asked.limit) };
  }
}

port.on('message', (asked: SearchThreadRequest) => {
  let said: SearchThreadAnswer;
  try {
    said = answer(asked);
  } catch (error) {
    if (error instanceof InputError) said = { type: 'refused', argument: error.argument, message: error.message };
    else said = { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(said);
});
