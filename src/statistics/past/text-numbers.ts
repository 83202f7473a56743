/** Numbers texts from 0 on, and keeps only a print of each: a million of them take 24 MiB. */
export interface TextNumbers {
  /** How many there are. */
  readonly size: () => number;
  /** Its number; a new text gets the next one. */
  readonly of: (text: string) => number;
}

interface Shard {
  /** First and second half of the print, and the number + 1 (0: a free place). */
  slots: Uint32Array;
  used: number;
}

const SHARDS = 256;
const FIRST = 16;
const WIDTH = 3;

const emptyShard = (places: number): Shard => ({ slots: new Uint32Array(places * WIDTH), used: 0 });

/** The place of a print in a shard, or the free one where it belongs. */
function placeOf({ slots }: Shard, high: number, low: number): number {
  const places = slots.length / WIDTH;
  let place = (low >>> 8) & (places - 1);
  for (;;) {
    const at = place * WIDTH;
    if (slots[at + 2] === 0 || (slots[at] === high && slots[at + 1] === low)) return at;
    place = (place + 1) & (places - 1);
  }
}

/** Of twice the places. */
function grown({ slots, used }: Shard): Shard {
  const larger = emptyShard((slots.length / WIDTH) * 2);
  larger.used = used;
  for (let at = 0; at < slots.length; at += WIDTH) {
    if (slots[at + 2] === 0) continue;
    larger.slots.set(slots.subarray(at, at + WIDTH), placeOf(larger, slots[at] ?? 0, slots[at + 1] ?? 0));
  }
  return larger;
}

/**
 * Two texts are taken for one where 64 bits of a mixing hash are alike: of a million texts, with odds of 1 in 37 million.
 * In shards, so that growing one is over at once.
 */
export function createTextNumbers(): TextNumbers {
  const shards: (Shard | undefined)[] = Array.from({ length: SHARDS }, () => undefined);
  let size = 0;
  return {
    size: () => size,
    of(text) {
      // cyrb53 (public domain), with both its halves kept whole.
      let high = 0xdeadbeef;
      let low = 0x41c6ce57;
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i);
        high = Math.imul(high ^ unit, 2654435761);
        low = Math.imul(low ^ unit, 1597334677);
      }
      high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
      low = (Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)) >>> 0;
      high >>>= 0;
      const which = low & (SHARDS - 1);
      let shard = (shards[which] ??= emptyShard(FIRST));
      if (shard.used * WIDTH * 4 > shard.slots.length * 3) shard = shards[which] = grown(shard);
      const at = placeOf(shard, high, low);
      const known = shard.slots[at + 2] ?? 0;
      if (known !== 0) return known - 1;
      shard.slots[at] = high;
      shard.slots[at + 1] = low;
      shard.slots[at + 2] = size + 1;
      shard.used += 1;
      size += 1;
      return size - 1;
    },
  };
}
