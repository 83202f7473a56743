import type { IndexTerm } from './search-index.ts';

/** What the index said of terms that were looked up lately; `absent`: that it does not have the term. */
export interface RecentTerms {
  get(term: string): IndexTerm | 'absent' | undefined;
  set(term: string, found: IndexTerm | 'absent'): void;
  clear(): void;
}

/**
 * In two generations, as `analysis/recent.ts`: one question looks hundreds of terms up, and to keep the order of their use
 * costs more than the looking. At most `size` twice.
 */
export function createRecentTerms(size: number): RecentTerms {
  let young = new Map<string, IndexTerm | 'absent'>();
  let old = new Map<string, IndexTerm | 'absent'>();
  const set = (term: string, found: IndexTerm | 'absent'): void => {
    if (young.size >= size) {
      old = young;
      young = new Map();
    }
    young.set(term, found);
  };
  return {
    set,
    get(term) {
      const known = young.get(term);
      if (known !== undefined) return known;
      const before = old.get(term);
      if (before !== undefined) set(term, before);
      return before;
    },
    clear() {
      young = new Map();
      old = new Map();
    },
  };
}
