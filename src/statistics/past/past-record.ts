import { setImmediate as turn } from 'node:timers/promises';
import type { CatalogueRef } from '../../model/catalogue.ts';
import type { GoodReading, LoggedEvent } from '../../history/dataset-history-log.ts';
import { type CatalogueNumbers, createCatalogueNumbers } from './catalogue-numbers.ts';
import { NEVER } from './day.ts';
import { createFactStates, type FactStates } from './fact-states.ts';
import { createGoodReadings, type GoodReadings } from './good-readings.ts';
import { createPresences, type Presences } from './presences.ts';
import { type CatalogueBounds, createSegments, type Segments } from './segments.ts';

/** How long work here keeps the thread from others, in milliseconds. */
const SLICE_MS = 3;

/** Lets others have the thread when it was kept for long enough. */
export function createPace(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < SLICE_MS) return undefined;
    return turn().then(() => {
      since = performance.now();
    });
  };
}

/** What was read of the record, in few bytes: about 200 for a dataset with three states. */
export interface PastRecord {
  readonly catalogues: CatalogueNumbers;
  readonly states: FactStates;
  readonly presences: Presences;
  readonly segments: Segments;
  readonly readings: () => GoodReadings;
  /** False: some are older than what is known of their datasets; all have to be read again, in order of time. */
  addEvents(events: readonly LoggedEvent[]): Promise<boolean>;
  addReadings(readings: readonly GoodReading[]): Promise<void>;
  /** Forgets all readings. */
  clearReadings(): void;
  /** Brings the segments to what was added. Nobody may read them meanwhile. Returns whether anything changed. */
  settle(): Promise<boolean>;
}

export function createPastRecord(configured: readonly Pick<CatalogueRef, 'id' | 'status'>[]): PastRecord {
  const catalogues = createCatalogueNumbers(configured);
  const states = createFactStates();
  const presences = createPresences(states);
  const segments = createSegments(states, catalogues);
  let readings = createGoodReadings();
  /** By which the segments were worked out. */
  const settled = new Map<number, CatalogueBounds>();

  const boundsOf = (catalogue: number): CatalogueBounds => {
    const observedFrom = readings.firstDay(catalogue);
    if (catalogues.isActive(catalogue)) return { observedFrom, until: NEVER };
    const last = Math.max(readings.lastDay(catalogue) ?? 0, presences.lastDay(catalogue) ?? 0);
    return { observedFrom, until: last + 1 };
  };
  /** Those whose bounds are others than when the segments were worked out. */
  const rebounded = (): readonly number[] => {
    const found: number[] = [];
    for (let catalogue = 0; catalogue < catalogues.size(); catalogue += 1) {
      const [bounds, before] = [boundsOf(catalogue), settled.get(catalogue)];
      if (bounds.observedFrom === before?.observedFrom && bounds.until === before.until) continue;
      settled.set(catalogue, bounds);
      found.push(catalogue);
    }
    return found;
  };

  return {
    catalogues,
    states,
    presences,
    segments,
    readings: () => readings,
    async addEvents(events) {
      const pace = createPace();
      let isInOrder = true;
      for (const event of events) {
        isInOrder = presences.add(event, catalogues.of(event.catalogueId)) && isInOrder;
        await pace();
      }
      return isInOrder;
    },
    async addReadings(found) {
      const pace = createPace();
      for (const reading of found) {
        readings.add(catalogues.of(reading.catalogueId), reading);
        await pace();
      }
    },
    clearReadings: () => {
      readings = createGoodReadings();
    },
    async settle() {
      const pace = createPace();
      const changed = rebounded();
      const bounds = new Map([...settled]);
      const boundsKnown = (catalogue: number): CatalogueBounds => bounds.get(catalogue) ?? boundsOf(catalogue);
      // As numbers come they are all touched at first, and no catalogue has to be looked through.
      const isNew = segments.size() === 0;
      const touched = presences.takeTouched();
      const others = isNew ? [] : changed.flatMap((catalogue) => presences.heldBy(catalogue));
      for (const identity of others.length === 0 ? touched : new Set([...touched, ...others])) {
        segments.replace(identity, presences.of(identity), boundsKnown);
        await pace();
      }
      return touched.length > 0 || changed.length > 0;
    },
  };
}
