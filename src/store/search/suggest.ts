import type { Dataset } from '../../model/dataset.ts';
import type { Language } from '../../model/text.ts';
import type { Connection } from '../connection.ts';
import type { HotRecords } from '../hot-records.ts';
import type { IndexReader } from './search-index.ts';
import { compareRanks } from './suggest-completions.ts';
import type { Completion, CompletionRank, Completions } from './suggest-completions.ts';
import { createKeywordCompletions } from './suggest-keywords.ts';
import { createNamedThings } from './suggest-names.ts';
import type { NamedThing, NameSettings } from './suggest-names.ts';
import { foldTyped } from './suggest-text.ts';
import { createTitleCompletions } from './suggest-titles.ts';

/** In the order in which they are suggested where nothing else decides. */
export const SUGGESTION_KINDS = ['PLACE', 'SPECIFICATION', 'KEYWORD', 'ORGANISATION', 'TITLE'] as const;
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number];

/** What somebody may be typing. */
export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly text: string;
  /** How many datasets have it; at least one. */
  readonly datasets: number;
  /** The organisation; of a place that is a municipality this. */
  readonly organisationId?: string;
  /** Of a place that is a county. */
  readonly countyCode?: string;
  /** Of a specification. */
  readonly slug?: string;
}

export interface SuggestRequest {
  readonly language: Language;
  /** At most so many: 1 to 50. */
  readonly first: number;
  /** Only these; without it all. */
  readonly kinds?: readonly SuggestionKind[];
}

export interface SuggestDeps extends NameSettings {
  readonly connection: Connection;
  /** Made when it is first needed. */
  readonly index: () => IndexReader;
  readonly records: HotRecords<Dataset>;
}

export interface Suggest {
  /** What has been typed may become these. */
  suggest(prefix: string, request: SuggestRequest): readonly Suggestion[];
  /** Reads all that is completed from memory, which the first calls would do in parts. */
  prepare(): void;
}

interface Ranked extends Suggestion {
  readonly rank: CompletionRank;
}

/** Typed characters that are looked at. */
const LONGEST = 200;

const compare = (a: Ranked, b: Ranked): number =>
  compareRanks(a.rank, b.rank) ||
  b.datasets - a.datasets ||
  SUGGESTION_KINDS.indexOf(a.kind) - SUGGESTION_KINDS.indexOf(b.kind) ||
  (a.text < b.text ? -1 : Number(a.text > b.text));

/** The best of those that are of one kind and written alike, in order. */
function distinct(all: readonly Ranked[]): readonly Ranked[] {
  const best = new Map<string, Ranked>();
  for (const one of all.toSorted(compare)) {
    const thing = one.organisationId ?? one.countyCode ?? one.slug ?? foldTyped(one.text);
    const key = `${one.kind} ${thing}`;
    if (!best.has(key)) best.set(key, one);
  }
  return [...best.values()];
}

/**
 * Suggests titles, keywords, organisations, places and specifications that have datasets, for words that are being typed (the
 * last of them unfinished). In this order: what is exactly what was typed; what begins so; what has a word that does; of each
 * those with å, ä, ö as they were typed first, then those of most datasets. Where these are too few, and five letters or more
 * were typed, those with typing errors follow. For a blank prefix: nothing has been typed, so the organisations and
 * specifications of most datasets.
 */
export function createSuggest(deps: SuggestDeps): Suggest {
  const { connection, index, records } = deps;
  const keywords = createKeywordCompletions(connection, index);
  const names = createNamedThings(connection, deps);
  const titles = createTitleCompletions(connection, index, records);

  const named = (found: readonly Completion<NamedThing>[], language: Language): readonly Ranked[] =>
    found.map(({ value, rank }) => {
      const { kind, organisationId, countyCode, slug } = value;
      return {
        kind,
        text: value.name(language),
        datasets: value.datasets(),
        rank,
        ...(organisationId === undefined ? {} : { organisationId }),
        ...(countyCode === undefined ? {} : { countyCode }),
        ...(slug === undefined ? {} : { slug }),
      };
    });
  const ofKeywords = (found: readonly Completion<number>[]): readonly Ranked[] =>
    found.map(({ value, text, rank }) => ({ kind: 'KEYWORD', text, datasets: keywords.count(value), rank }));
  const gather = (
    way: 'find' | 'near',
    typed: string,
    { language, first, kinds = SUGGESTION_KINDS }: SuggestRequest,
  ): readonly Ranked[] => {
    const all: Ranked[] = [];
    const of = (completions: Pick<Completions<NamedThing>, 'find' | 'near'>): void => {
      all.push(...named(completions[way](typed), language));
    };
    if (kinds.some((kind) => kind !== 'KEYWORD' && kind !== 'TITLE')) of(names());
    if (kinds.includes('KEYWORD')) {
      keywords.refresh();
      all.push(...ofKeywords(keywords.completions[way](typed)));
    }
    if (kinds.includes('TITLE')) {
      all.push(...titles[way](typed, language, first).map((title) => ({ kind: 'TITLE', ...title }) as const));
    }
    return all.filter(({ kind, datasets }) => datasets > 0 && kinds.includes(kind));
  };
  const withoutRank = ({ kind, text, datasets, organisationId, countyCode, slug }: Ranked): Suggestion => ({
    kind,
    text,
    datasets,
    ...(organisationId === undefined ? {} : { organisationId }),
    ...(countyCode === undefined ? {} : { countyCode }),
    ...(slug === undefined ? {} : { slug }),
  });
  return {
    suggest: (prefix, request) =>
      connection.reading(() => {
        const typed = prefix.slice(0, LONGEST);
        const { first } = request;
        const kinds = request.kinds ?? SUGGESTION_KINDS;
        if (foldTyped(typed) === '') {
          const shown = names().all().filter(({ kind }) => kind !== 'PLACE' && kinds.includes(kind)); // prettier-ignore
          const rank = { edits: 0, whole: 1, inside: 0, folded: 0 } as const;
          const all = named(shown.map((value) => ({ value, text: '', rank })), request.language); // prettier-ignore
          return distinct(all.filter(({ datasets }) => datasets > 0)).slice(0, first).map(withoutRank); // prettier-ignore
        }
        const exact = gather('find', typed, request);
        const found = distinct(exact);
        const more = found.length >= first ? found : distinct([...exact, ...gather('near', typed, request)]);
        return more.slice(0, first).map(withoutRank);
      }),
    prepare: () => {
      connection.reading(() => {
        names();
        while (!keywords.refresh());
      });
    },
  };
}
