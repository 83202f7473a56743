import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../config.ts';
import type { ImportedFigure } from '../history/imported-figure.ts';
import { openHistory } from '../history/open.ts';
import { readShippedFigures } from '../history/shipped-figures.ts';
import { readSpecificationFiles } from '../records/specification-files.ts';
import type { StatisticsSources } from '../statistics/figure-on.ts';
import { createRecordedPast } from '../statistics/past/recorded-past.ts';
import { openReads, openStore, type StoreOptions } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { type Composition, readSources } from './compose.ts';
import { CliFailure, EXIT } from './failure.ts';
import { readModelFile } from './read-model.ts';
import { say, type Surroundings } from './surroundings.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Statistics without a gateway: over the read model and the record in DATA_DIR, which are only looked at. */
export interface OpenedStatistics {
  readonly sources: StatisticsSources;
  close(): Promise<void>;
}

/** Ends in the reverse order. */
async function closeAll(closes: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closes.toReversed()) await close();
}

/** Throws CliFailure when something of it cannot be read. */
export async function openStatistics(
  composition: Composition,
  { stderr, signal }: Surroundings,
): Promise<OpenedStatistics> {
  const { config } = composition;
  const closes: (() => Promise<unknown>)[] = [];
  try {
    const { store, close } = await openModel(composition, stderr);
    closes.push(close);
    const scratch = await mkdtemp(join(tmpdir(), 'kommungraf-stats-'));
    closes.push(() => rm(scratch, { recursive: true, force: true }));
    // A record that nobody has begun is not begun in DATA_DIR by one who only looks.
    const recorded = join(config.dataDir, 'record.sqlite');
    const history = openHistory({
      databaseUrl: config.databaseUrl,
      file: existsSync(recorded) ? recorded : join(scratch, 'record.sqlite'),
      log: {
        info: () => undefined,
        warn: (_details, message) => {
          say(stderr, message);
        },
      },
    });
    closes.push(() => history.close());
    const past = createRecordedPast({ history: history.datasets, store });
    closes.push(() => past.close());
    await past.prepare();
    const figures = together(
      await readShippedFigures(join(ROOT, 'statistics')),
      await history.datasets.importedFigures(),
    );
    return {
      sources: { store, past, figures: { all: () => Promise.resolve(figures) }, signal },
      close: () => closeAll(closes),
    };
  } catch (error) {
    await closeAll(closes);
    if (error instanceof CliFailure) throw error;
    signal.throwIfAborted();
    throw new CliFailure(EXIT.FAILED, `Statistics cannot be read: ${messageOf(error)}`, error);
  }
}

/** In order of date, each once. */
function together(...lists: readonly (readonly ImportedFigure[])[]): readonly ImportedFigure[] {
  const nameOf = ({
    date,
    metric,
    value,
    collaboration,
    organisation,
    organisationKind,
    sourceUrl,
    note,
  }: ImportedFigure) =>
    JSON.stringify([date, metric, value, collaboration, organisation, organisationKind, sourceUrl, note]);
  const each = new Map(lists.flat().map((figure) => [nameOf(figure), figure]));
  return [...each.values()].toSorted((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date)));
}

interface OpenedModel {
  readonly store: Store;
  readonly close: () => Promise<void>;
}

async function openModel(composition: Composition, stderr: Surroundings['stderr']): Promise<OpenedModel> {
  const { config, register } = composition;
  const { catalogues, collaborations } = readSources(composition, config.sources, stderr);
  const { specifications } = readSpecificationFiles(join(ROOT, 'specifications'));
  const about: Omit<StoreOptions, 'file'> = {
    register: register.organisations,
    counties: register.counties,
    catalogues,
    collaborations,
    specifications,
  };
  const file = readModelFile(config.dataDir);
  const read = existsSync(file) ? openReads({ ...about, file }) : undefined;
  if (read !== undefined) return read;
  // Nothing has been read yet; who is a member of what is known all the same.
  const folder = await mkdtemp(join(tmpdir(), 'kommungraf-stats-'));
  const { store, writer } = await openStore({ ...about, file: join(folder, 'read-model.sqlite') });
  return {
    store,
    close: async () => {
      await writer.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
