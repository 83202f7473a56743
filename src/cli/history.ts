import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../config.ts';
import { HISTORY_FORMATS, type HistoryFormat } from '../history/history-file.ts';
import { exportFile, importFile } from '../history/history-file-rows.ts';
import { openHistory, type OpenedHistory } from '../history/open.ts';
import { CliFailure, EXIT, type ExitCode } from './failure.ts';
import { say, sayJson, type Surroundings } from './surroundings.ts';
import { counted } from './table.ts';

export interface ExportOptions {
  readonly format?: string;
  /** File to write; stdout without it. */
  readonly output?: string;
}

export interface ImportOptions {
  readonly format?: string;
  readonly json?: boolean;
}

/** Bad rows that the JSON answer lists; stderr tells all of them. */
const LISTED = 1_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function formatOf(said: string | undefined, file: string | undefined, otherwise?: HistoryFormat): HistoryFormat {
  const name = said ?? (file === undefined ? undefined : extname(file).slice(1).toLowerCase());
  const found = HISTORY_FORMATS.find((format) => format === (name === 'ndjson' ? 'jsonl' : name));
  if (found !== undefined) return found;
  if (said === undefined && otherwise !== undefined) return otherwise;
  throw new CliFailure(EXIT.USAGE, `Say which format it is: --format ${HISTORY_FORMATS.join(' or --format ')}.`);
}

async function withHistory<T>({ env, stderr }: Surroundings, work: (history: OpenedHistory) => Promise<T>): Promise<T> {
  const config = readConfig(env);
  const history = openHistory({
    databaseUrl: config.databaseUrl,
    file: join(config.dataDir, 'record.sqlite'),
    log: {
      info: () => undefined,
      warn: (_details, message) => {
        say(stderr, message);
      },
    },
  });
  try {
    return await work(history);
  } finally {
    await history.close();
  }
}

/** `kommungraf history export`: all that is known of what happened, as a file or on stdout. */
export async function exportHistory(options: ExportOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, signal } = surroundings;
  const { output } = options;
  const format = formatOf(options.format, output, 'csv');
  return withHistory(surroundings, async ({ datasets }) => {
    try {
      const pieces = exportFile(datasets, format);
      if (output === undefined) {
        for await (const piece of pieces) {
          signal.throwIfAborted();
          // Pipes and files are written at once; a turn between pieces lets Ctrl-C be heard.
          if (stdout.write(piece) === false) await turn();
        }
      } else await writeWhole(output, pieces, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw new CliFailure(EXIT.FAILED, `The history could not be exported: ${messageOf(error)}`, error);
    }
    return EXIT.OK;
  });
}

/** A file that is there is replaced when the new one is whole. */
async function writeWhole(file: string, pieces: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part), { signal });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** `kommungraf history import`: takes the good rows of a file in, and names the bad ones by line. */
export async function importHistory(
  file: string,
  options: ImportOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { stdout, stderr, signal } = surroundings;
  const format = formatOf(options.format, file);
  return withHistory(surroundings, async ({ datasets }) => {
    const listed: { readonly line: number; readonly reason: string }[] = [];
    try {
      const { added, known, bad } = await importFile(
        createReadStream(file, { signal }),
        format,
        datasets,
        ({ line, reason }) => {
          if (listed.length < LISTED) listed.push({ line, reason });
          say(stderr, `${file}:${line}: ${reason}`);
        },
      );
      if (options.json === true) sayJson(stdout, { file, added, known, bad, badRows: listed });
      else say(stdout, `${counted(added, 'row')} added, ${known} there already, ${bad} left out`);
      return bad === 0 ? EXIT.OK : EXIT.FAILED;
    } catch (error) {
      signal.throwIfAborted();
      const kept = 'What was taken in before that stays; import the file again when that is put right.';
      throw new CliFailure(EXIT.FAILED, `${file}: ${messageOf(error)}. ${kept}`, error);
    }
  });
}
