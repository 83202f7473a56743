/** Sets that are joined step by step; a set holds at most one fixed key. */
export interface Partition {
  /** Each fixed key is somebody of its own: their sets are never joined. */
  fix(key: string): void;
  /** Makes the two keys' sets one. False: they were one, or both hold a fixed key and are known to be different. */
  join(a: string, b: string): boolean;
  /** The key that stands for the set of this key: the fixed one where there is one, else the smallest. */
  readonly find: (key: string) => string;
  readonly isFixed: (key: string) => boolean;
}

/** Every key alone. */
export function createPartition(): Partition {
  const above = new Map<string, string>();
  const fixed = new Set<string>();
  const find = (key: string): string => {
    let root = key;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    return root;
  };
  return {
    fix: (key) => {
      fixed.add(key);
    },
    join: (a, b) => {
      const [first, second] = [find(a), find(b)];
      if (first === second || (fixed.has(first) && fixed.has(second))) return false;
      const firstLeads = fixed.has(first) || (!fixed.has(second) && first < second);
      if (firstLeads) above.set(second, first);
      else above.set(first, second);
      return true;
    },
    find,
    isFixed: (key) => fixed.has(find(key)),
  };
}
