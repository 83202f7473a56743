import { foldTyped, forgiven, plainTyped, prefixEdits, wordStarts } from './suggest-text.ts';

/** How a text meets what was typed, the smaller the better. */
export interface Completion<T> {
  readonly value: T;
  /** The text that was met. */
  readonly text: string;
  readonly rank: CompletionRank;
}

/** Compared in this order. */
export interface CompletionRank {
  /** Typing errors. */
  readonly edits: number;
  /** 0: the text is what was typed. */
  readonly whole: 0 | 1;
  /** 0: the text begins so; 1: a word inside it does. */
  readonly inside: 0 | 1;
  /** 0: with å, ä, ö and accents as they were typed. */
  readonly folded: 0 | 1;
}

/** Texts that can be completed: whichever word begins so. */
export interface Completions<T> {
  add(text: string, value: T): void;
  /** Those that what was typed may become. */
  find(typed: string): readonly Completion<T>[];
  /** Those that it may become with typing errors behind its first two letters. */
  near(typed: string): readonly Completion<T>[];
  /** Each value once, in the order in which they were added. */
  all(): readonly T[];
}

interface Entry<T> {
  readonly text: string;
  /** Lower case; the same string as `folded` where nothing else was to be folded. */
  readonly plain: string;
  readonly folded: string;
  readonly value: T;
}

interface Start<T> {
  readonly entry: Entry<T>;
  readonly offset: number;
}

/** Letters that word starts lie together by: thousands of keywords give some hundred heaps of some hundred words. */
const HEAP = 2;

/** What was typed, in both forms. */
export interface Typed {
  readonly plain: string;
  readonly folded: string;
}

export const typedOf = (typed: string): Typed => ({ plain: plainTyped(typed), folded: foldTyped(typed) });

/** How a text, in both forms too, meets what was typed from this offset on. */
export function rankOf(typed: Typed, text: Typed, offset: number, edits = 0): CompletionRank {
  const from = text.plain.length === text.folded.length ? offset : text.plain.indexOf(typed.plain);
  return {
    edits,
    whole: text.folded === typed.folded ? 0 : 1,
    inside: offset === 0 ? 0 : 1,
    folded: from >= 0 && text.plain.startsWith(typed.plain, from) ? 0 : 1,
  };
}

export function compareRanks(a: CompletionRank, b: CompletionRank): number {
  return a.edits - b.edits || a.whole - b.whole || a.inside - b.inside || a.folded - b.folded;
}

export function createCompletions<T>(): Completions<T> {
  const heaps = new Map<string, Start<T>[]>();
  const values = new Set<T>();
  const heapOf = (folded: string): readonly Start<T>[] => {
    if (folded.length >= HEAP) return heaps.get(folded.slice(0, HEAP)) ?? [];
    return [...heaps].flatMap(([key, heap]) => (key.startsWith(folded) ? heap : []));
  };
  /** The best of each value. */
  const best = (found: Iterable<Completion<T>>): readonly Completion<T>[] => {
    const all = new Map<T, Completion<T>>();
    for (const one of found) {
      const known = all.get(one.value);
      if (known === undefined || compareRanks(one.rank, known.rank) < 0) all.set(one.value, one);
    }
    return [...all.values()];
  };
  function* matches(typed: Typed): Generator<Completion<T>> {
    const { folded } = typed;
    for (const { entry, offset } of heapOf(folded)) {
      if (!entry.folded.startsWith(folded, offset)) continue;
      yield { value: entry.value, text: entry.text, rank: rankOf(typed, entry, offset) };
    }
    // Several words in another order: the last is being typed, the others stand somewhere.
    const words = folded.split(' ');
    const last = words.pop() ?? '';
    if (words.length === 0 || last === '') return;
    for (const { entry, offset } of heapOf(last)) {
      if (!entry.folded.startsWith(last, offset)) continue;
      if (!words.every((word) => ` ${entry.folded} `.includes(` ${word} `))) continue;
      yield { value: entry.value, text: entry.text, rank: rankOf(typed, entry, 1) };
    }
  }
  return {
    all: () => [...values],
    add(text, value) {
      values.add(value);
      const folded = foldTyped(text);
      const plain = plainTyped(text);
      const entry: Entry<T> = { text, plain: plain === folded ? folded : plain, folded, value };
      for (const offset of wordStarts(folded)) {
        const key = folded.slice(offset, offset + HEAP);
        const heap = heaps.get(key);
        if (heap === undefined) heaps.set(key, [{ entry, offset }]);
        else heap.push({ entry, offset });
      }
    },
    find(said) {
      const typed = typedOf(said);
      return typed.folded === '' ? [] : best(matches(typed));
    },
    near(said) {
      const typed = typedOf(said);
      const { folded } = typed;
      const most = forgiven(folded);
      if (most === 0) return [];
      return best(
        heapOf(folded).flatMap(({ entry, offset }) => {
          const edits = prefixEdits(folded, entry.folded.slice(offset, offset + folded.length + most), most);
          if (edits > most || edits === 0) return [];
          const rank = rankOf(typed, entry, offset, edits);
          return [{ value: entry.value, text: entry.text, rank }];
        }),
      );
    },
  };
}
