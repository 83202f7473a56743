import { InputError } from '../../errors.ts';
import type { Hits } from './hits.ts';

/** Where a hit stands in the order of its list. */
interface HitKey {
  readonly place: number;
  readonly id: number;
  readonly row: number;
}

const FORM = /^([0-9a-f]{14})([0-9a-f]{12})([0-9a-f]{8})$/;
const LOW = 2 ** 28;
const short = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
/** A whole number in two parts, both of them small integers: writing one large number costs twenty times as much. */
const hex = (value: number, digits: number): string =>
  short(Math.floor(value / LOW), digits - 7) + short(value % LOW, 7);

/** The value of a hit's key: texts of one length that order as the hits do, the best first. */
export function hitValue(hits: Hits, i: number): string {
  return hex(hits.places[i] ?? 0, 14) + hex(hits.ids[i] ?? 0, 12) + hex(hits.rows[i] ?? 0, 8);
}

function readKey(value: string | number | null): HitKey {
  const [, place, id, row] = FORM.exec(String(value)) ?? [];
  if (place === undefined || id === undefined || row === undefined) {
    throw new InputError(
      'after',
      'The cursor is not one of a list by relevance: send a cursor of this list, or none to begin anew.',
    );
  }
  return { place: Number.parseInt(place, 16), id: Number.parseInt(id, 16), row: Number.parseInt(row, 16) };
}

/** Which part of the hits: the first `count` in the direction of travel, behind the key. */
export interface HitRange {
  readonly count: number;
  /** Best first unless `reversed`. */
  readonly reversed: boolean;
  /** Value of a key (`hitValue`). Throws an InputError when it is none. */
  readonly from?: string | number | null;
}

/**
 * Positions in the hits, in the direction of travel. The hits are not sorted: whichever page it is, they are gone through
 * once, with a heap of as many as are wanted.
 */
export function selectHits(hits: Hits, { count, reversed, from }: HitRange): readonly number[] {
  const { places, ids, rows } = hits;
  const key = from === undefined ? undefined : readKey(from);
  const sign = reversed ? -1 : 1;
  /** Below 0: `i` comes before `j`. */
  const compare = (i: number, j: number): number =>
    sign * ((places[i] ?? 0) - (places[j] ?? 0) || (ids[i] ?? 0) - (ids[j] ?? 0) || (rows[i] ?? 0) - (rows[j] ?? 0));
  const isBehind = (i: number, { place, id, row }: HitKey): boolean =>
    sign * ((places[i] ?? 0) - place || (ids[i] ?? 0) - id || (rows[i] ?? 0) - row) > 0;

  if (count < 1) return [];
  // A heap whose root is the last of those that are kept.
  const heap: number[] = [];
  const sink = (): void => {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const child = right < heap.length && compare(heap[right] ?? 0, heap[left] ?? 0) > 0 ? right : left;
      if (compare(heap[child] ?? 0, heap[parent] ?? 0) <= 0) return;
      [heap[parent], heap[child]] = [heap[child] ?? 0, heap[parent] ?? 0];
      parent = child;
    }
  };
  const rise = (): void => {
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (compare(heap[child] ?? 0, heap[parent] ?? 0) <= 0) return;
      [heap[parent], heap[child]] = [heap[child] ?? 0, heap[parent] ?? 0];
      child = parent;
    }
  };
  for (let i = 0; i < rows.length; i += 1) {
    if (key !== undefined && !isBehind(i, key)) continue;
    if (heap.length < count) {
      heap.push(i);
      rise();
    } else if (compare(i, heap[0] ?? 0) < 0) {
      heap[0] = i;
      sink();
    }
  }
  return heap.toSorted(compare);
}
