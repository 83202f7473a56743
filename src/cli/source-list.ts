import { expired, freshMsOf } from '../catalogue/status.ts';
import type { CatalogueRef } from '../model/catalogue.ts';
import type { RegisterEntry } from '../model/organisation.ts';
import type { CatalogueStatus } from '../model/snapshot.ts';
import { compose, readSources } from './compose.ts';
import { EXIT } from './failure.ts';
import type { ExitCode } from './failure.ts';
import { openHealth } from './read-model.ts';
import type { CatalogueHealth } from './read-model.ts';
import { say, sayJson } from './surroundings.ts';
import type { Surroundings } from './surroundings.ts';
import { alignColumns, counted } from './table.ts';

export interface ListOptions {
  readonly json?: boolean;
  readonly file?: string;
}

/** `kommungraf source list`: the catalogues of a sources file and how they are. */
export async function listSources(options: ListOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr, env } = surroundings;
  const composition = compose(env);
  try {
    const { config, register } = composition;
    const sources = readSources(composition, options.file ?? config.sources, stderr);
    const health = openHealth(config.dataDir, sources);
    try {
      const lines = sources.catalogues.map((ref) => lineOf(ref, health, config.refreshMs, register.organisations));
      if (options.json === true) sayJson(stdout, { sources: options.file ?? config.sources, catalogues: lines });
      else for (const line of table(lines, widthOf(stdout))) say(stdout, line);
    } finally {
      health?.close();
    }
    return sources.problems.length === 0 ? EXIT.OK : EXIT.USAGE;
  } finally {
    await composition.close();
  }
}

const widthOf = ({ isTTY, columns }: Surroundings['stdout']): number | undefined =>
  isTTY === true ? (columns ?? 80) : undefined;

/** One catalogue; `datasets` and what follows are absent where nothing has been read. */
interface Line {
  readonly id: string;
  readonly platform: string;
  readonly url: string;
  readonly organisation?: string;
  readonly organisationName?: string;
  readonly status: CatalogueRef['status'];
  readonly note?: string;
  /** `NOT_READ`: nobody has tried yet. */
  readonly state?: CatalogueStatus['state'] | 'NOT_READ';
  readonly datasets?: number;
  readonly distributions?: number;
  readonly skipped?: number;
  readonly lastSuccess?: string;
  readonly lastAttempt?: string;
  readonly nextAttempt?: string;
  readonly consecutiveFailures?: number;
  readonly problem?: CatalogueStatus['problem'];
  readonly lastFailure?: CatalogueStatus['lastFailure'];
  readonly heldBack?: CatalogueStatus['heldBack'];
}

function lineOf(
  ref: CatalogueRef,
  health: CatalogueHealth | undefined,
  freshMs: number,
  register: readonly RegisterEntry[],
): Line {
  const { id, platform, url, organisation, status, note } = ref;
  const organisationName = register.find(({ code }) => code === organisation)?.name;
  const line = {
    id,
    platform,
    url,
    ...(organisation === undefined ? {} : { organisation }),
    ...(organisationName === undefined ? {} : { organisationName }),
    status,
    ...(note === undefined ? {} : { note }),
  };
  if (status === 'inactive') return line;
  const stored = health?.status(id);
  if (health === undefined || stored?.lastAttempt === undefined) return { ...line, state: 'NOT_READ' };
  // Where no gateway runs, nobody notes that a snapshot has grown old.
  const known = expired(stored, Date.now(), freshMsOf(ref, freshMs)) ?? stored;
  const { state, lastSuccess, lastAttempt, nextAttempt, consecutiveFailures, problem, lastFailure, heldBack } = known;
  const { datasets, distributions, skipped } = health.counts(id);
  return {
    ...line,
    state,
    datasets,
    distributions,
    skipped,
    ...(lastSuccess === undefined ? {} : { lastSuccess }),
    ...(lastAttempt === undefined ? {} : { lastAttempt }),
    ...(nextAttempt === undefined ? {} : { nextAttempt }),
    consecutiveFailures,
    ...(problem === undefined ? {} : { problem }),
    ...(lastFailure === undefined ? {} : { lastFailure }),
    ...(heldBack === undefined ? {} : { heldBack }),
  };
}

const HEADINGS = ['ID', 'PLATFORM', 'ORGANISATION', 'STATUS', 'STATE', 'DATASETS', 'LAST SUCCESS (UTC)', 'PROBLEM'];
const DATASETS = HEADINGS.indexOf('DATASETS');

function table(lines: readonly Line[], width: number | undefined): readonly string[] {
  const rows = lines.map((line) => [
    line.id,
    line.platform,
    [line.organisation, line.organisationName].filter((part) => part !== undefined).join(' '),
    line.status,
    line.state === 'NOT_READ' ? 'not read yet' : (line.state?.toLowerCase() ?? ''),
    line.datasets === undefined ? '' : String(line.datasets),
    line.lastSuccess?.slice(0, 16).replace('T', ' ') ?? '',
    line.problem === undefined ? (line.note ?? '') : `${line.problem.kind}: ${line.problem.message}`,
  ]);
  const active = lines.filter(({ status }) => status === 'active').length;
  const failing = lines.filter(({ problem }) => problem !== undefined).length;
  const summary = `${counted(lines.length, 'catalogue')}, ${active} active, ${failing} with a problem`;
  return [...alignColumns([HEADINGS, ...rows], { width, right: [DATASETS] }), summary];
}
