import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetHistory } from './dataset-history.ts';
import type { HistoryLog } from './history.ts';
import { type BadRow, importFile } from './history-file-rows.ts';
import type { ImportedFigure } from './imported-figure.ts';

/**
 * Takes the project's own files of figures (`statistics/*.csv`) into the record, which changes nothing where they are in
 * it already. Never rejects: what goes wrong is told in the log, and the next start tries again.
 */
export async function takeShippedFigures(
  folder: string,
  history: Pick<DatasetHistory, 'importRows'>,
  log: HistoryLog,
  signal: AbortSignal,
): Promise<void> {
  try {
    await importFiles(folder, history, (file, { line, reason }) => {
      log.warn({ file, line }, `${file}:${line}: ${reason}`);
    });
  } catch (error) {
    // The record was closed under it.
    if (signal.aborted) return;
    log.warn({ folder, err: error }, 'The figures that come with the project could not be taken into the record.');
  }
}

/**
 * The figures of these files, for reading only. Throws an Error when a file cannot be read; bad rows are left out.
 */
export async function readShippedFigures(folder: string): Promise<readonly ImportedFigure[]> {
  const found: ImportedFigure[] = [];
  await importFiles(
    folder,
    {
      importRows: (rows) => {
        for (const row of rows) if (row.type === 'figure') found.push(row.figure);
        return Promise.resolve({ added: rows.length, known: 0 });
      },
    },
    () => undefined,
  );
  return found;
}

async function importFiles(
  folder: string,
  history: Pick<DatasetHistory, 'importRows'>,
  onBad: (file: string, bad: BadRow) => void,
): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.csv')).toSorted();
  for (const name of files) {
    const file = join(folder, name);
    await importFile(createReadStream(file), 'csv', history, (bad) => {
      onBad(file, bad);
    });
  }
}
