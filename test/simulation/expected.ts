import type { Attempt, Content, Listing } from './world.ts';

/** What is asked of the simulation: independently of how the past is worked out. */
export interface Asked {
  readonly isMeant?: (listing: Listing) => boolean;
  readonly value: (listing: Listing) => number;
  /** Distinct ones of these are counted instead. */
  readonly distinct?: (listing: Listing) => string;
  /** Only what one of these lists too. */
  readonly catalogues?: readonly string[];
  readonly partsOf?: (listing: Listing, holders: readonly string[]) => readonly string[];
}

interface Read {
  readonly date: string;
  readonly content: Content;
}

/** What every catalogue showed when, and when nothing was seen. */
export interface Expected {
  add(attempt: Attempt): void;
  /** Values at the ends of these days, by part (all under one empty name where there are none). */
  series(days: readonly string[], asked: Asked): Readonly<Record<string, readonly number[]>>;
  gaps(days: readonly string[], behind?: (catalogue: string) => boolean): readonly (readonly string[])[];
  unobserved(days: readonly string[], behind?: (catalogue: string) => boolean): readonly (readonly string[])[];
  /** Whether a listing like this was ever seen in the catalogue. */
  everHeld(catalogue: string, isMeant: (listing: Listing) => boolean): boolean;
  firstReading(): string | undefined;
}

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** `order`: the catalogues as they are read from; `retired`: one that is not in the sources file any more. */
export function createExpected(order: readonly string[], retired: string): Expected {
  const readings = new Map<string, Read[]>(order.map((catalogue) => [catalogue, []]));
  let first: number | undefined;

  const lastOf = (catalogue: string): string | undefined => readings.get(catalogue)?.at(-1)?.date;
  const newestAt = (catalogue: string, date: string): Read | undefined => {
    const its = readings.get(catalogue) ?? [];
    let [after, before] = [0, its.length];
    while (after < before) {
      const middle = (after + before) >> 1;
      if ((its[middle]?.date ?? '') <= date) after = middle + 1;
      else before = middle;
    }
    return its[after - 1];
  };
  /** What counts of a catalogue at the end of a day. */
  const contentAt = (catalogue: string, date: string): readonly Listing[] => {
    if (catalogue === retired && date > (lastOf(catalogue) ?? '')) return [];
    const newest = newestAt(catalogue, date);
    if (newest !== undefined) return [...newest.content.values()];
    const earliest = readings.get(catalogue)?.[0];
    return [...(earliest?.content.values() ?? [])].filter(({ issued }) => issued !== undefined && issued <= date);
  };
  const valuesAt = (date: string, { isMeant = () => true, value, distinct, catalogues, partsOf }: Asked) => {
    const things = new Map<number, { readonly listing: Listing; readonly holders: string[] }>();
    for (const catalogue of order) {
      for (const listing of contentAt(catalogue, date)) {
        const known = things.get(listing.thing);
        if (known === undefined) things.set(listing.thing, { listing, holders: [catalogue] });
        else known.holders.push(catalogue);
      }
    }
    const sums = new Map<string, number>();
    const seen = new Set<string>();
    for (const { listing, holders } of things.values()) {
      if (!isMeant(listing)) continue;
      if (catalogues?.some((catalogue) => holders.includes(catalogue)) === false) continue;
      for (const part of partsOf?.(listing, holders) ?? ['']) {
        const name = distinct === undefined ? undefined : `${part} ${distinct(listing)}`;
        if (name !== undefined && seen.has(name)) continue;
        if (name !== undefined) seen.add(name);
        sums.set(part, (sums.get(part) ?? 0) + value(listing));
      }
    }
    return sums;
  };
  const behindOf = (behind: (catalogue: string) => boolean): readonly string[] => order.filter(behind);
  const all = (): boolean => true;

  return {
    add({ catalogue, content, endedAt }) {
      if (content === undefined) return;
      first ??= endedAt;
      readings.get(catalogue)?.push({ date: dateOf(endedAt), content });
    },
    series(days, asked) {
      const byDay = days.map((date) => valuesAt(date, asked));
      const parts = new Set(byDay.flatMap((sums) => [...sums].filter(([, sum]) => sum > 0).map(([part]) => part)));
      if (asked.partsOf === undefined) parts.add('');
      return Object.fromEntries([...parts].map((part) => [part, byDay.map((sums) => sums.get(part) ?? 0)]));
    },
    gaps: (days, behind = all) =>
      days.map((date, place) => {
        const after = days[place - 1];
        return behindOf(behind).filter((catalogue) => {
          const newest = newestAt(catalogue, date)?.date;
          if (newest === undefined || (after === undefined ? newest === date : newest > after)) return false;
          // Of what was taken out nothing counts after its last reading: nothing of it is missing then.
          return catalogue !== retired || (after ?? dateOf(Date.parse(date) - 1)) < (lastOf(catalogue) ?? '');
        });
      }),
    unobserved: (days, behind = all) =>
      days.map((date) => behindOf(behind).filter((catalogue) => newestAt(catalogue, date) === undefined)),
    everHeld: (catalogue, isMeant) =>
      readings.get(catalogue)?.some(({ content }) => [...content.values()].some(isMeant)) === true,
    firstReading: () => (first === undefined ? undefined : new Date(first).toISOString()),
  };
}
