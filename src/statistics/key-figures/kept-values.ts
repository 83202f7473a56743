import { z } from 'zod';
import type { Cache } from '../../cache/cache.ts';
import { GENDERS, VALUE_STATUSES } from '../../model/key-figure.ts';
import type { KeyFigureValue, StatisticsRef } from '../../model/key-figure.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What a source said of one key figure in one area for one year. */
export interface ReadYear {
  /** ISO 8601, UTC. */
  readonly readAt: string;
  /** By gender; empty: the source has nothing there. */
  readonly values: readonly KeyFigureValue[];
}

/** A key figure in an area. */
export interface Place {
  readonly keyFigure: string;
  readonly area: string;
}

/** What is known of places, by {@link placeName}. */
export type KnownYears = ReadonlyMap<string, ReadonlyMap<number, ReadYear>>;

/** A name for a place of one source. */
export const placeName = ({ keyFigure, area }: Place): string => `${area} ${keyFigure}`;

/** Values as they were read, in the cache: all years of a place under one key, each with when it was read. */
export interface KeptValues {
  get(source: StatisticsRef, places: readonly Place[]): Promise<KnownYears>;
  /** Adds years to what is kept. Two that add to one place at the same moment may lose each other's: it is a cache. */
  add(source: StatisticsRef, places: readonly Place[], years: KnownYears): Promise<void>;
}

/** A month: what cannot be read any more is better shown with its age than not at all. */
const KEEP_MS = 30 * 86_400_000;

// Another version of this program, sharing the cache, may have written another form: it is then a miss.
const cell = z.object({
  gender: z.enum(GENDERS),
  status: z.enum(VALUE_STATUSES),
  value: z.number().exactOptional(),
  said: z.string().exactOptional(),
  count: z.number().exactOptional(),
});
const record = z.record(z.string().regex(/^\d+$/), z.object({ readAt: z.string(), values: z.array(cell) }));

function decode(bytes: Buffer | undefined, place: Place): ReadonlyMap<number, ReadYear> {
  const read = bytes === undefined ? undefined : record.safeParse(JSON.parse(bytes.toString('utf8'))).data;
  return new Map(
    Object.entries(read ?? {}).map(([year, { readAt, values }]) => [
      Number(year),
      { readAt, values: values.map((value) => ({ ...place, year: Number(year), ...value })) },
    ]),
  );
}

/** What of a value is not told by its key and its year already. */
const withoutPlace = ({ gender, status, value, said, count }: KeyFigureValue): z.infer<typeof cell> => ({
  gender,
  status,
  ...(value === undefined ? {} : { value }),
  ...(said === undefined ? {} : { said }),
  ...(count === undefined ? {} : { count }),
});

function encode(years: ReadonlyMap<number, ReadYear>): Buffer {
  const said = [...years].map(([year, { readAt, values }]) => [
    String(year),
    { readAt, values: values.map(withoutPlace) },
  ]);
  return Buffer.from(JSON.stringify(Object.fromEntries(said)));
}

/** Keeps values in a cache. */
export function createKeptValues(cache: Cache): KeptValues {
  const keysOf = (source: StatisticsRef, places: readonly Place[]): readonly string[] => {
    const prints = new Map<string, string>();
    return places.map(({ keyFigure, area }) => {
      const print = prints.get(keyFigure) ?? fingerprintOf(source, keyFigure);
      prints.set(keyFigure, print);
      return `keyfigure:${print}:${area}`;
    });
  };
  const get = async (source: StatisticsRef, places: readonly Place[]): Promise<KnownYears> => {
    const kept = await cache.get(keysOf(source, places));
    return new Map(places.map((place, index) => [placeName(place), decode(kept[index], place)]));
  };
  return {
    get,
    async add(source, places, years) {
      const kept = await get(source, places);
      const keys = keysOf(source, places);
      await cache.set(
        places.flatMap((place, index) => {
          const name = placeName(place);
          const [key, added] = [keys[index], years.get(name)];
          if (key === undefined || added === undefined || added.size === 0) return [];
          const all = new Map([...(kept.get(name) ?? []), ...added]);
          return [{ key, value: encode(all), ttlMs: KEEP_MS }];
        }),
      );
    },
  };
}
