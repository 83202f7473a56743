/** Sets of values of one kind, each kept once and known by a number; 0 is the empty one. */
export interface ValueSets {
  /** The number of the set of these values, which are different and in order of the alphabet. */
  readonly of: (values: readonly string[]) => number;
  /** The values of a set. */
  readonly values: (set: number) => readonly string[];
  /** Every value of all sets, once. */
  readonly all: () => Iterable<string>;
}

export function createValueSets(): ValueSets {
  const numbers = new Map<string, number>();
  const sets: (readonly string[])[] = [[]];
  /** Each value once, for texts that were read from different rows are different copies. */
  const known = new Map<string, string>();
  const one = (value: string): string => {
    const same = known.get(value);
    if (same === undefined) known.set(value, value);
    return same ?? value;
  };
  return {
    of(values) {
      if (values.length === 0) return 0;
      const key = values.length === 1 ? (values[0] ?? '') : values.join('\n');
      const number = numbers.get(key);
      if (number !== undefined) return number;
      const kept = values.map(one);
      numbers.set(kept.length === 1 ? (kept[0] ?? '') : key, sets.length);
      sets.push(kept);
      return sets.length - 1;
    },
    values: (set) => sets[set] ?? [],
    all: () => known.keys(),
  };
}
