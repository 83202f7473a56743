import { parentPort } from 'node:worker_threads';
import { checkFile } from '../records/check-file.ts';
import type { FileAnswer, FileQuestion } from './file-messages.ts';

const port = parentPort;
if (port === null) throw new Error('file-worker.ts is started by file-thread.ts, not by itself.');

const answer = async ({ file, columns }: FileQuestion): Promise<FileAnswer> => {
  try {
    return { type: 'verdict', verdict: await checkFile(file, columns) };
  } catch (error) {
    return { type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

port.on('message', (question: FileQuestion) => {
  void answer(question).then((said) => {
    port.postMessage(said);
  });
});
