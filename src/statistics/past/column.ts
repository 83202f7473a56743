type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A long list of numbers in few bytes; what was never set is 0. */
export interface Column {
  readonly get: (index: number) => number;
  readonly set: (index: number, value: number) => void;
}

const BITS = 12;
const CHUNK = 1 << BITS;
const PLACE = CHUNK - 1;

/** Grows by chunks, so that nothing is copied and no thread stands still for it. */
export function createColumn(type: new (length: number) => Numbers): Column {
  const chunks: Numbers[] = [];
  return {
    get: (index) => chunks[index >>> BITS]?.[index & PLACE] ?? 0,
    set(index, value) {
      const at = index >>> BITS;
      while (chunks.length <= at) chunks.push(new type(CHUNK));
      const chunk = chunks[at];
      if (chunk !== undefined) chunk[index & PLACE] = value;
    },
  };
}
