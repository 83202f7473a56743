import { parentPort } from 'node:worker_threads';
import { openFile } from './database-file.ts';
import { createFileWriter } from './file-writer.ts';
import type { FileWriter } from './file-writer.ts';
import { createAnalyser } from './search/analysis/swedish-analyser.ts';
import type { WriterAnswer, WriterRequest } from './writer-messages.ts';

const port = parentPort;
if (port === null) throw new Error('writer-worker.ts is started by worker-thread.ts, not by itself.');

let writer: FileWriter | undefined;

function opened(): FileWriter {
  if (writer === undefined) throw new Error('The read model is not open.');
  return writer;
}

function open(request: Extract<WriterRequest, { type: 'open' }>): WriterAnswer {
  const analyser = createAnalyser();
  const { connection, setAside } = openFile(request.file, request.mayReplace, analyser.version);
  try {
    writer = createFileWriter(connection, request.configuration, analyser);
  } catch (error) {
    connection.close();
    throw error;
  }
  return { type: 'opened', ...(setAside === undefined ? {} : { setAside }) };
}

function answer(request: WriterRequest): WriterAnswer {
  switch (request.type) {
    case 'open':
      return open(request);
    case 'begin':
      opened().begin(request.frame);
      return { type: 'done' };
    case 'records':
      for (const batch of request.batches) opened().records(batch);
      return { type: 'done' };
    case 'commit':
      return { type: 'written', result: opened().commit() };
    case 'abort':
      opened().abort();
      return { type: 'done' };
    case 'status':
      return { type: 'revision', revision: opened().status(request.catalogueId, request.status) };
    case 'close':
      writer?.close();
      writer = undefined;
      return { type: 'done' };
  }
}

/** After the answer, so that nobody waits for it; the engine does it by itself when the log has grown to 64 MiB. */
function checkpoint(): void {
  try {
    writer?.checkpoint();
  } catch {
    // Nothing is lost: what was committed is in the log, and the next one takes it along.
  }
}

port.on('message', (request: WriterRequest) => {
  let said: WriterAnswer;
  try {
    said = answer(request);
  } catch (error) {
    said = { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  port.postMessage(said);
  if (said.type === 'written') setImmediate(checkpoint);
});
