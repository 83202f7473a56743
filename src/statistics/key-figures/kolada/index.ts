import { UpstreamError } from '../../../errors.ts';
import type { KeyFigure, StatisticsRef } from '../../../model/key-figure.ts';
import { isObject } from '../../../model/json-object.ts';
import type {
  FailedPart,
  SkippedValue,
  StatisticsObjection,
  StatisticsPlatform,
  StatisticsSource,
  StatisticsSourceDependencies,
  ValuesRead,
} from '../statistics-source.ts';
import { kpiItem } from './api.ts';
import { createAreas } from './areas.ts';
import { readPages } from './pages.ts';
import { toKeyFigure } from './to-key-figure.ts';
import { toValues } from './to-values.ts';

/** Ids in one segment of an address, says its documentation; more are refused. */
const MOST_IDS = 25;

const FORM = /^[A-Z]\d{4,6}$/;

function chunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / MOST_IDS);
  return Array.from({ length: count }, (_, index) => items.slice(index * MOST_IDS, (index + 1) * MOST_IDS));
}

const chunkCount = (length: number): number => Math.ceil(length / MOST_IDS);

interface Batch {
  readonly keyFigures: readonly string[];
  readonly areas: readonly string[];
  readonly years: readonly number[];
}

/** A part's result, or its failure as data. What is not an upstream's failure is thrown on. */
async function settled<T>(keyFigures: readonly string[], part: Promise<T>): Promise<T | UpstreamFailure> {
  try {
    return await part;
  } catch (error) {
    if (error instanceof UpstreamError) return { error, keyFigures };
    throw error;
  }
}

/** Descriptions, and the ids that one that could not be read may be of. */
interface Kpis {
  readonly keyFigures: readonly KeyFigure[];
  readonly unreadable: readonly string[];
}

interface UpstreamFailure {
  readonly error: UpstreamError;
  readonly keyFigures: readonly string[];
}

const isFailure = (part: object): part is UpstreamFailure => 'error' in part;

/** Parts that were read, and those that were not. Throws the first failure when none was read. */
function sortOut<T extends object>(
  parts: readonly (T | UpstreamFailure)[],
): { readonly read: readonly T[]; readonly failed: readonly FailedPart[] } {
  const failures = parts.filter((part): part is UpstreamFailure => isFailure(part));
  const read = parts.filter((part): part is T => !isFailure(part));
  const [first] = failures;
  if (first !== undefined && read.length === 0) throw first.error;
  return {
    read,
    failed: failures.map(({ error, keyFigures }) => ({ keyFigures, kind: error.kind, message: error.message })),
  };
}

function open({ source: { url }, upstream }: StatisticsSourceDependencies): StatisticsSource {
  const base = new URL(`${url.replace(/\/+$/, '')}/`);
  const areas = createAreas(upstream, base);

  const readKpis = async (ids: readonly string[], signal: AbortSignal): Promise<Kpis> => {
    const items = await readPages(upstream, new URL(`${base.href}kpi/${ids.join(',')}`), signal);
    const keyFigures = items.flatMap((item): readonly KeyFigure[] => {
      const read = kpiItem.safeParse(item).data;
      return read === undefined || !isObject(item) ? [] : [toKeyFigure(read, item)];
    });
    const found = new Set(keyFigures.map(({ id }) => id));
    const missing = keyFigures.length < items.length ? ids.filter((id) => !found.has(id)) : [];
    return { keyFigures: keyFigures.filter(({ id }) => ids.includes(id)), unreadable: missing };
  };

  /** An id that does not exist may be answered with 404 for all that were asked with it: each is then asked alone. */
  const describeSome = async (ids: readonly string[], signal: AbortSignal): Promise<Kpis> => {
    try {
      return await readKpis(ids, signal);
    } catch (error) {
      if (!(error instanceof UpstreamError) || error.status !== 404) throw error;
      if (ids.length === 1) return { keyFigures: [], unreadable: [] };
      const alone = await Promise.all(ids.map((id) => describeSome([id], signal)));
      return {
        keyFigures: alone.flatMap(({ keyFigures }) => keyFigures),
        unreadable: alone.flatMap(({ unreadable }) => unreadable),
      };
    }
  };

  const readBatch = async (batch: Batch, known: ReadonlyMap<string, string>, signal: AbortSignal) => {
    const { keyFigures, years } = batch;
    const path = `data/kpi/${keyFigures.join(',')}/municipality/${batch.areas.join(',')}/year/${years.join(',')}`;
    const items = await readPages(upstream, new URL(base.href + path), signal);
    return toValues(items, { keyFigures: new Set(keyFigures), areas: known, years: new Set(years) });
  };

  return {
    async describe(ids, signal) {
      const parts = await Promise.all(chunks(ids).map((some) => settled(some, describeSome(some, signal))));
      const { read, failed } = sortOut(parts);
      const unreadable = read.flatMap((part) => part.unreadable);
      const message = `What ${base.host} says of ${unreadable.join(', ')} is not a key figure with an id`;
      return {
        keyFigures: read.flatMap(({ keyFigures }) => keyFigures),
        failed: unreadable.length === 0 ? failed : [...failed, { keyFigures: unreadable, kind: 'MALFORMED', message }],
      };
    },
    async values({ keyFigures, areas: codes, years }, signal): Promise<ValuesRead> {
      const known = await areas.find(codes, signal);
      const batches = chunks(keyFigures).flatMap((some): readonly Batch[] =>
        chunks([...known.keys()]).flatMap((own) =>
          chunks(years).map((few): Batch => ({ keyFigures: some, areas: own, years: few })),
        ),
      );
      const parts = await Promise.all(
        batches.map((batch) => settled(batch.keyFigures, readBatch(batch, known, signal))),
      );
      const { read, failed } = sortOut(parts);
      const skipped: readonly SkippedValue[] = read.flatMap((part) => part.skipped);
      return { values: read.flatMap(({ values }) => values), failed, skipped };
    },
    requests: ({ keyFigures, areas: several, years }) =>
      chunkCount(keyFigures) * chunkCount(several) * chunkCount(years),
  };
}

/** What a person reads in the sources file is what is checked: the version's own address, and no tables. */
function check({ url, population, keyFigures, options }: StatisticsRef): StatisticsObjection | undefined {
  const [definition] = keyFigures;
  if (!/\/v3\/?$/.test(new URL(url).pathname)) {
    return { message: `url ${url} does not end in /v3, the version that is read; write https://api.kolada.se/v3` };
  }
  if (definition !== undefined) {
    return { message: '`keyFigures` is not for kolada, which has its own; remove it', line: definition.line };
  }
  if (population !== undefined && !FORM.test(population)) {
    return { message: `population \`${population}\` is not a key figure of kolada; write population: N01951` };
  }
  const [option] = Object.keys(options);
  return option === undefined ? undefined : { message: `kolada has no option \`${option}\`; remove it` };
}

/** Kolada v3 (RKA): key figures of municipalities and regions. */
export const platform: StatisticsPlatform = {
  knows: (_source, id) => FORM.test(id),
  check,
  open,
};
