import type { LoggedEvent } from '../../history/dataset-history-log.ts';
import { type Column, createColumn } from './column.ts';
import { type DayNumber, dayOfTime, NEVER } from './day.ts';
import type { FactStates } from './fact-states.ts';
import { createTextNumbers } from './text-numbers.ts';

/** A while during which a catalogue held a dataset under an identity, counted by one state. */
export interface Presence {
  readonly catalogue: number;
  readonly from: DayNumber;
  /** The first day on which it is not so any more. */
  readonly to: DayNumber;
  readonly state: number;
  /** Nothing is known of the dataset in this catalogue from before. */
  readonly isFirst: boolean;
}

/** What happened to datasets, as far as it shows at the end of a day: which catalogue held which, counted by what. */
export interface Presences {
  /** False: it is older than what is known of its dataset, so that all events have to be added again in order of time. */
  add(event: LoggedEvent, catalogue: number): boolean;
  identities(): number;
  /** Those of an identity, the newest first; some may be empty. */
  of(identity: number): readonly Presence[];
  /** The identities that are not what they were since the last call. */
  takeTouched(): readonly number[];
  /** Identities that this catalogue ever held, some more than once. */
  heldBy(catalogue: number): readonly number[];
  /** The day of the catalogue's last event, undefined where it has none. */
  lastDay(catalogue: number): DayNumber | undefined;
  /** Catalogues (numbers) in which something of this set of publishers was ever found. */
  readonly publishing: ReadonlyMap<number, ReadonlySet<number>>;
}

/** All but `lastAt` are numbers of rows + 1, so that 0 is none. */
type HoldingColumns = Readonly<Record<'catalogue' | 'nextOfId' | 'firstRow' | 'lastRow' | 'lastAt', Column>>;
type RowColumns = Readonly<Record<'day' | 'state' | 'identity' | 'next' | 'nextOfIdentity' | 'holding', Column>>;

export function createPresences(states: FactStates): Presences {
  const ids = createTextNumbers();
  const firstHolding = createColumn(Uint32Array);
  const firstRowOf = createColumn(Uint32Array);
  const isTouched = createColumn(Uint8Array);
  const holding: HoldingColumns = {
    catalogue: createColumn(Uint16Array),
    nextOfId: createColumn(Uint32Array),
    firstRow: createColumn(Uint32Array),
    lastRow: createColumn(Uint32Array),
    lastAt: createColumn(Float64Array),
  };
  const row: RowColumns = {
    day: createColumn(Uint16Array),
    state: createColumn(Uint32Array),
    identity: createColumn(Uint32Array),
    next: createColumn(Uint32Array),
    nextOfIdentity: createColumn(Uint32Array),
    holding: createColumn(Uint32Array),
  };
  const publishing = new Map<number, Set<number>>();
  const lastDays = new Map<number, DayNumber>();
  let holdings = 0;
  let rows = 0;
  let touched: number[] = [];

  const touch = (identity: number): void => {
    if (isTouched.get(identity) === 1) return;
    isTouched.set(identity, 1);
    touched.push(identity);
  };
  /** The number + 1 of what this catalogue holds under this id. */
  const holdingOf = (id: number, catalogue: number): number => {
    let number = firstHolding.get(id);
    while (number !== 0 && holding.catalogue.get(number - 1) !== catalogue) number = holding.nextOfId.get(number - 1);
    if (number !== 0) return number;
    holding.catalogue.set(holdings, catalogue);
    holding.nextOfId.set(holdings, firstHolding.get(id));
    holdings += 1;
    firstHolding.set(id, holdings);
    return holdings;
  };
  const append = (
    of: number,
    last: number,
    { day, state, identity }: { readonly day: DayNumber; readonly state: number; readonly identity: number },
  ): void => {
    // prettier-ignore
    row.day.set(rows, day);
    row.state.set(rows, state);
    row.identity.set(rows, identity);
    row.holding.set(rows, of);
    if (identity !== 0) {
      row.nextOfIdentity.set(rows, firstRowOf.get(identity - 1));
      firstRowOf.set(identity - 1, rows + 1);
      touch(identity - 1);
    }
    rows += 1;
    if (last === 0) holding.firstRow.set(of, rows);
    else {
      row.next.set(last - 1, rows);
      const before = row.identity.get(last - 1);
      if (before !== 0) touch(before - 1);
    }
    holding.lastRow.set(of, rows);
  };
  const noteOf = (catalogue: number, day: DayNumber, state: number): void => {
    if (day > (lastDays.get(catalogue) ?? -1)) lastDays.set(catalogue, day);
    const publisher = states.setOf('publisher', states.profile(state));
    const found = publishing.get(publisher);
    if (found === undefined) publishing.set(publisher, new Set([catalogue]));
    else found.add(catalogue);
  };

  return {
    add({ kind, at, datasetId, identity, facts }, catalogue) {
      const time = Date.parse(at);
      const of = holdingOf(ids.of(datasetId), catalogue) - 1;
      const last = holding.lastRow.get(of);
      if (last !== 0 && time < holding.lastAt.get(of)) return false;
      holding.lastAt.set(of, time);
      const before = last === 0 ? { state: 0, identity: -1 } : { state: row.state.get(last - 1), identity: row.identity.get(last - 1) }; // prettier-ignore
      const state = facts === undefined ? before.state : states.add(facts, before.state);
      // One that moves while it is not there is still not there.
      const isGone = kind === 'VANISHED' || (kind === 'MOVED' && before.identity === 0);
      const counted = isGone ? 0 : ids.of(identity) + 1;
      const day = dayOfTime(time);
      noteOf(catalogue, day, state);
      if (state !== before.state || counted !== before.identity) append(of, last, { day, state, identity: counted });
      return true;
    },
    identities: ids.size,
    of(identity) {
      const found: Presence[] = [];
      for (let number = firstRowOf.get(identity); number !== 0; number = row.nextOfIdentity.get(number - 1)) {
        const of = row.holding.get(number - 1);
        const next = row.next.get(number - 1);
        found.push({
          catalogue: holding.catalogue.get(of),
          from: row.day.get(number - 1),
          to: next === 0 ? NEVER : row.day.get(next - 1),
          state: row.state.get(number - 1),
          isFirst: holding.firstRow.get(of) === number,
        });
      }
      return found;
    },
    takeTouched() {
      const taken = touched;
      touched = [];
      for (const identity of taken) isTouched.set(identity, 0);
      return taken;
    },
    heldBy(catalogue) {
      const found: number[] = [];
      for (let number = 0; number < rows; number += 1) {
        const identity = row.identity.get(number);
        if (identity !== 0 && holding.catalogue.get(row.holding.get(number)) === catalogue) found.push(identity - 1);
      }
      return found;
    },
    lastDay: (catalogue) => lastDays.get(catalogue),
    publishing,
  };
}
