import { parentPort, workerData } from 'node:worker_threads';
import { isDamage, openSqliteFile, type SqliteFile } from './sqlite-file.ts';
import type { SqliteAnswer, SqliteRequest } from './sqlite-messages.ts';

const port = parentPort;
if (port === null) throw new Error('sqlite-worker.ts is started by sqlite-thread.ts, not by itself.');
const path = String(workerData);

let opened: SqliteFile | undefined;

function close(): void {
  const file = opened;
  opened = undefined;
  file?.close();
}

function ready(): SqliteAnswer {
  if (opened?.isInPlace() === false) close();
  if (opened !== undefined) return { type: 'ready' };
  opened = openSqliteFile(path);
  const { setAside } = opened;
  return { type: 'ready', ...(setAside === undefined ? {} : { setAside }) };
}

function file(): SqliteFile {
  if (opened === undefined) throw new Error('the file is not open');
  return opened;
}

function answer(request: SqliteRequest): SqliteAnswer {
  switch (request.type) {
    case 'ready':
      return ready();
    case 'query':
      return { type: 'rows', ...file().query(request.sql, request.parameters) };
    case 'rollback':
      opened?.rollback();
      return { type: 'done' };
    case 'close':
      close();
      return { type: 'done' };
  }
}

function safely(request: SqliteRequest): SqliteAnswer {
  try {
    return answer(request);
  } catch (error) {
    // Opened anew at the next request, it is checked, and set aside.
    if (isDamage(error)) close();
    return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

port.on('message', (request: SqliteRequest) => {
  port.postMessage(safely(request));
});
