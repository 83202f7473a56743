import type { CatalogueNumbers } from './catalogue-numbers.ts';
import { type Column, createColumn } from './column.ts';
import { type DayNumber, NEVER } from './day.ts';
import type { FactStates } from './fact-states.ts';
import type { Presence } from './presences.ts';

/** Between which days a catalogue's own readings tell what it held. */
export interface CatalogueBounds {
  /** Its first reading; before it only dates of issue tell. NEVER: it was not read to its end yet. */
  readonly observedFrom: DayNumber;
  /** The first day on which what it held does not count any more: it was taken out of the sources file. */
  readonly until: DayNumber;
}

/**
 * Whiles during which an identity was counted the same way: once, by one state, held by the same catalogues. Those of one
 * identity never overlap, so a count of distinct datasets is a sum over segments.
 */
export interface Segments {
  /** How many places there are; empty ones have `from` = `to`. */
  size(): number;
  from(segment: number): DayNumber;
  to(segment: number): DayNumber;
  state(segment: number): number;
  /** The catalogues' numbers, in the order in which they are read from. */
  holders(segment: number): readonly number[];
  /** The number of that set. */
  holderSet(segment: number): number;
  /** Works the segments of an identity out anew. */
  replace(identity: number, presences: readonly Presence[], boundsOf: (catalogue: number) => CatalogueBounds): void;
}

interface Interval {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly catalogue: number;
  readonly state: number;
}

/**
 * When a presence counts. What was there when the catalogue was first read counts from its date of issue on; what came
 * later was seen not to be there before.
 */
function intervalsOf(
  presence: Presence,
  { observedFrom, until }: CatalogueBounds,
  issued: DayNumber,
): readonly Interval[] {
  const { catalogue, state, isFirst } = presence;
  const to = Math.min(presence.to, until);
  const from = isFirst && presence.from <= observedFrom ? Math.min(presence.from, issued) : presence.from;
  return from < to ? [{ from, to, catalogue, state }] : [];
}

type Columns = Readonly<Record<'from' | 'to' | 'state' | 'holders' | 'next', Column>>;

export function createSegments(states: FactStates, catalogues: CatalogueNumbers): Segments {
  const columns: Columns = {
    from: createColumn(Uint16Array),
    to: createColumn(Uint16Array),
    state: createColumn(Uint32Array),
    holders: createColumn(Uint32Array),
    next: createColumn(Uint32Array),
  };
  /** Number + 1 of an identity's first segment, and of the first empty place. */
  const firstOf = createColumn(Uint32Array);
  let free = 0;
  let size = 0;
  const holderSets: (readonly number[])[] = [];
  const setNumbers = new Map<string, number>();

  const setOf = (holders: readonly number[]): number => {
    const key = holders.join(' ');
    const known = setNumbers.get(key);
    if (known !== undefined) return known;
    setNumbers.set(key, holderSets.length);
    holderSets.push(holders);
    return holderSets.length - 1;
  };
  const clear = (identity: number): void => {
    let number = firstOf.get(identity);
    while (number !== 0) {
      const next = columns.next.get(number - 1);
      columns.from.set(number - 1, 0);
      columns.to.set(number - 1, 0);
      columns.next.set(number - 1, free);
      free = number;
      number = next;
    }
    firstOf.set(identity, 0);
  };
  const put = (identity: number, from: DayNumber, to: DayNumber, active: readonly Interval[]): void => {
    const [first] = active;
    if (first === undefined) return;
    const holders = setOf([...new Set(active.map(({ catalogue }) => catalogue))]);
    const before = firstOf.get(identity);
    const goesOn = before !== 0 && columns.to.get(before - 1) === from && columns.state.get(before - 1) === first.state && columns.holders.get(before - 1) === holders; // prettier-ignore
    if (goesOn) {
      columns.to.set(before - 1, to);
      return;
    }
    const number = free === 0 ? (size += 1) : free;
    if (number === free) free = columns.next.get(free - 1);
    columns.from.set(number - 1, from);
    columns.to.set(number - 1, to);
    columns.state.set(number - 1, first.state);
    columns.holders.set(number - 1, holders);
    columns.next.set(number - 1, before);
    firstOf.set(identity, number);
  };

  return {
    size: () => size,
    from: columns.from.get,
    to: columns.to.get,
    state: columns.state.get,
    holders: (segment) => holderSets[columns.holders.get(segment)] ?? [],
    holderSet: columns.holders.get,
    replace(identity, presences, boundsOf) {
      clear(identity);
      const intervals = presences.flatMap((presence) =>
        intervalsOf(presence, boundsOf(presence.catalogue), states.issued(presence.state)),
      );
      const [only, ...more] = intervals;
      if (only === undefined) return;
      if (more.length === 0) {
        put(identity, only.from, only.to, intervals);
        return;
      }
      const byStart = intervals.toSorted((one, other) => one.from - other.from);
      const days = [...new Set(intervals.flatMap(({ from, to }) => [from, to]))].toSorted((one, other) => one - other);
      let active: readonly Interval[] = [];
      let next = 0;
      for (const [index, day] of days.entries()) {
        const come: Interval[] = [];
        for (let one = byStart[next]; one !== undefined && one.from === day; one = byStart[next]) {
          come.push(one);
          next += 1;
        }
        active = [...active.filter(({ to }) => to > day), ...come].toSorted((one, other) =>
          catalogues.compare(one.catalogue, other.catalogue),
        );
        put(identity, day, days[index + 1] ?? NEVER, active);
      }
    },
  };
}
