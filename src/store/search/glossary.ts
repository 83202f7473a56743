import type { Analyser } from './analyser.ts';
import { conceptsByName, foldName } from './glossary-file.ts';
import type { GlossaryConcept, GlossaryData } from './glossary-file.ts';
import { FIRST, HEAD } from './analysis/term-signs.ts';

/** How two words of the glossary belong together. */
type SynonymKind = 'same' | 'abbreviation' | 'translation' | 'narrower' | 'related';

/**
 * How near a word of each kind is to the word that was asked for. A synonym is always less near than an inflection of the
 * word, and a kind of the thing less near than another name for the thing.
 */
export const SYNONYM_WEIGHTS: Readonly<Record<SynonymKind, number>> = {
  same: 0.85,
  abbreviation: 0.85,
  translation: 0.8,
  narrower: 0.5,
  related: 0.3,
};

/** What may stand in the place of an asked word, or of several. */
export interface Synonym {
  /** One, or several that must all be there; lower case. */
  readonly words: readonly string[];
  readonly kind: SynonymKind;
  /** Of its kind, less where the asked words are only nearly those of the glossary. */
  readonly weight: number;
}

export interface GlossaryMatch {
  /** How many of the words are taken as one. */
  readonly length: number;
  /** Nearest first, each once. */
  readonly synonyms: readonly Synonym[];
}

/** Names that things go by, in Swedish and English. */
export interface Glossary {
  readonly version: string;
  /** The longest name that begins with the word at `from`, in any inflection. Stop words are no part of names. */
  match(words: readonly string[], from: number): GlossaryMatch | undefined;
  /** The words that are a name by themselves, lower case: what a typing error may have meant. */
  words(): ReadonlySet<string>;
}

/** Of a word's readings, those that are the word: itself, inflected, or written without å, ä, ö; not its compounds. */
const SAME_WORD = 0.75;
/** Where the asked words are only nearly a name (å, ä, ö left out), all of its synonyms are so much less near. */
const NEARLY = 0.9;
/** So many synonyms of one name, the nearest; and of each concept that is linked to its own, so many names. */
const MOST_SYNONYMS = 24;
const LINKED_NAMES = { sv: 4, en: 2, short: 2 } as const;

type NameKind = 'sv' | 'en' | 'short';

interface Name {
  readonly words: readonly string[];
  readonly kind: NameKind;
  readonly concept: GlossaryConcept;
  /** Its place among the concept's names of its kind. */
  readonly rank: number;
}

/** The terms under which an asked word is itself, and how near each is. */
export function formsOf(analyser: Analyser, word: string): ReadonlyMap<string, number> {
  const forms = new Map<string, number>();
  for (const { terms, nearness } of analyser.readings(word)) {
    const [term, ...others] = terms;
    if (term === undefined || others.length > 0 || nearness < SAME_WORD) continue;
    forms.set(term, Math.max(nearness, forms.get(term) ?? 0));
  }
  return forms;
}

/** How near two words are by a form that both have; 0: they are two words. */
export function formNearness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const [term, nearness] of a) best = Math.max(best, Math.min(nearness, b.get(term) ?? 0));
  return best;
}

const isJoined = (word: string): boolean => !/^[\p{L}\p{M}\p{N}]+$/u.test(word);

/** A word of the question: all terms of each of its forms, by the key that the glossary's words are found by. */
function askedForms(analyser: Analyser, word: string): ReadonlyMap<string, number> {
  if (!isJoined(word)) return formsOf(analyser, word);
  const forms = new Map(formsOf(analyser, word));
  // E-tjänster is e-tjänst by its parts.
  for (const { terms } of analyser.readings(word)) if (terms.length > 1) forms.set(terms.join(' '), NEARLY);
  return forms;
}

/**
 * A word of the glossary: the terms that a text with it is indexed under, without those of its parts, so that `väg` is not
 * `GC-väg`, and `bank`, which is a word, not `bänk`, though it may be written so.
 */
function nameForms(analyser: Analyser, word: string): readonly string[] {
  if (isJoined(word)) return [...askedForms(analyser, word).keys()];
  return analyser.indexTerms(word, undefined).filter((term) => !term.startsWith(HEAD) && !term.startsWith(FIRST));
}

function kindBetween(asked: NameKind, found: NameKind): SynonymKind {
  if (asked === 'short' || found === 'short') return 'abbreviation';
  return asked === found ? 'same' : 'translation';
}

/** Stop words that are a name in the glossary by themselves (IT) are words like others. */
function namesThatAreStopWords(analyser: Analyser, concepts: readonly GlossaryConcept[]): ReadonlySet<string> {
  const single = concepts
    .flatMap(({ sv, en, short }) => [...sv, ...en, ...short])
    .filter((name) => !name.includes(' '))
    .flatMap((name) => analyser.words(name));
  return new Set(single.map(({ text }) => text).filter((word) => analyser.isStopWord(word)));
}

/** Looks names up among the concepts of `data`. What was read from the files is analysed once, here. */
export function createGlossary({ version, concepts }: GlossaryData, analyser: Analyser): Glossary {
  const forms = new Map<string, ReadonlySet<string>>();
  const remembered = (word: string): ReadonlySet<string> => {
    const known = forms.get(word) ?? new Set(nameForms(analyser, word));
    forms.set(word, known);
    return known;
  };
  const stopNames = namesThatAreStopWords(analyser, concepts);
  const significant = (text: string): readonly string[] =>
    analyser
      .words(text)
      .map((word) => word.text)
      .filter((word) => !analyser.isStopWord(word) || stopNames.has(word));
  const byConcept = new Map<GlossaryConcept, readonly Name[]>();
  const byForm = new Map<string, Set<Name>>();
  const singles = new Set<string>();
  for (const concept of concepts) {
    const names = (['sv', 'en', 'short'] as const).flatMap((kind) =>
      concept[kind].map((text, rank): Name => ({ words: significant(text), kind, concept, rank })),
    );
    byConcept.set(concept, names);
    for (const name of names) {
      const [first, ...others] = name.words;
      if (first === undefined) continue;
      if (others.length === 0) singles.add(first);
      for (const term of remembered(first)) {
        const there = byForm.get(term);
        if (there === undefined) byForm.set(term, new Set([name]));
        else there.add(name);
      }
    }
  }
  const longestName = Math.max(0, ...[...byConcept.values()].flat().map((name) => name.words.length));
  const byName = conceptsByName(concepts);
  const linked = (links: readonly string[]): readonly Name[] =>
    links
      .flatMap((link) => byName.get(foldName(link)) ?? [])
      .flatMap((concept) => byConcept.get(concept) ?? [])
      .filter(({ kind, rank }) => rank < LINKED_NAMES[kind]);

  function* synonymsOf(asked: Name): Generator<Synonym> {
    const { concept } = asked;
    for (const name of byConcept.get(concept) ?? []) {
      if (name === asked) continue;
      const { words, kind } = name;
      const between = kindBetween(asked.kind, kind);
      yield { words, kind: between, weight: SYNONYM_WEIGHTS[between] };
    }
    for (const kind of ['narrower', 'related'] as const) {
      for (const name of linked(concept[kind])) {
        const weight = SYNONYM_WEIGHTS[kind] * (name.kind === 'en' ? SYNONYM_WEIGHTS.translation : 1);
        yield { words: name.words, kind, weight };
      }
    }
  }

  /** How near the asked words are to a name: 0 when they are others. */
  function nearnessOf(name: Name, asked: readonly ReadonlyMap<string, number>[]): number {
    let nearness = 1;
    for (const [at, word] of name.words.entries()) {
      const there = asked[at];
      if (there === undefined) return 0;
      const known = remembered(word);
      nearness = Math.min(nearness, Math.max(0, ...[...there].map(([term, near]) => (known.has(term) ? near : 0))));
      if (nearness === 0) return 0;
    }
    return nearness;
  }

  return {
    version,
    words: () => singles,
    match(words, from) {
      const asked = words.slice(from, from + longestName).map((word) => askedForms(analyser, word));
      const candidates = new Set([...(asked[0]?.keys() ?? [])].flatMap((term) => [...(byForm.get(term) ?? [])]));
      const near = [...candidates].flatMap((name) => {
        const nearness = nearnessOf(name, asked);
        return nearness === 0 ? [] : [{ name, nearness }];
      });
      const length = Math.max(0, ...near.map(({ name }) => name.words.length));
      if (length === 0) return undefined;
      const longest = near.filter(({ name }) => name.words.length === length);
      // The name as it is written comes before one that the words may be an inflection of.
      const best = Math.max(...longest.map(({ nearness }) => nearness));
      const said = words.slice(from, from + length).join(' ');
      const found = new Map<string, Synonym>();
      for (const { name } of longest.filter(({ nearness }) => nearness === best)) {
        for (const synonym of synonymsOf(name)) {
          const key = synonym.words.join(' ');
          const weight = synonym.weight * (best < NEARLY ? NEARLY : 1);
          if (key !== said && key !== '' && weight > (found.get(key)?.weight ?? 0))
            found.set(key, { ...synonym, weight });
        }
      }
      const synonyms = [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_SYNONYMS);
      return { length, synonyms };
    },
  };
}
