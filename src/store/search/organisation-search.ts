import type { County, Organisation, OrganisationKind, RegisterEntry } from '../../model/organisation.ts';
import type { Texts } from '../../model/text.ts';
import type { Connection } from '../connection.ts';
import type { Fragment } from '../keyset.ts';
import type { OrganisationFilter, OrganisationOrder, Store } from '../store.ts';
import type { Analyser } from './analyser.ts';
import type { Glossary } from './glossary.ts';
import { idOrder } from './index-entry.ts';
import { isGeneric, isName } from './label-name.ts';
import { createMemoryIndex } from './memory-index.ts';
import type { MemoryEntry } from './memory-index.ts';
import { createPlanner } from './query-plan.ts';
import { createRankedSearch } from './ranked-search.ts';
import type { RankedQuestion, RankedSpace } from './ranked-search.ts';
import { rowSet } from './row-set.ts';
import { createScorer } from './scorer.ts';
import type { SearchResult } from './search.ts';
import { FIELDS } from './search-index.ts';

export type OrganisationQuestion = RankedQuestion<OrganisationFilter>;
export type OrganisationSearchResult = SearchResult<Organisation, OrganisationOrder | 'RELEVANCE'>;

export interface OrganisationSearchDeps {
  readonly connection: Connection;
  /** Made when they are first needed: the lexicon takes a quarter of a second to read. */
  readonly words: () => { readonly analyser: Analyser; readonly glossary: Glossary };
  readonly register: readonly RegisterEntry[];
  readonly counties: readonly County[];
  readonly store: Pick<Store, 'organisation' | 'organisations'>;
  /** Of `organisation o`. */
  readonly conditionsOf: (filter: OrganisationFilter) => readonly Fragment[];
}

interface Row {
  readonly n: number;
  readonly version: number;
}

interface Described {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly code: string | null;
  readonly county: string | null;
  readonly resolved: number;
  readonly names: string;
  readonly aliases: string;
  readonly number: string | null;
}

/** The places that organisations are in, by code. */
interface Places {
  readonly register: ReadonlyMap<string, RegisterEntry>;
  readonly counties: ReadonlyMap<string, County>;
}

/** Of organisations that meet a question as well: those of the register first, then those that are known to be somebody. */
function rankOf({ code, resolved }: Described): number {
  return code === null ? resolved : 2;
}

function entryOf(row: number, described: Described, { register, counties }: Places, analyser: Analyser): MemoryEntry {
  const { id, kind, code, county } = described;
  const terms = new Map<string, number>();
  const add = (text: string | undefined | null, field: number): void => {
    for (const { text: word } of text === undefined || text === null ? [] : analyser.words(text)) {
      for (const term of analyser.indexTerms(word, undefined)) terms.set(term, (terms.get(term) ?? 0) | field);
    }
  };
  const entry = code === null ? undefined : register.get(`${kind} ${code}`);
  const around = county === null ? undefined : counties.get(county);
  const names = JSON.parse(described.names) as Texts;
  for (const { value, language = 'sv' } of names)
    add(value, language.startsWith('sv') ? FIELDS.titleSv : FIELDS.titleOther);
  add(entry?.name, FIELDS.titleSv | FIELDS.titleOther);
  for (const alias of [...(entry?.aliases ?? []), ...(JSON.parse(described.aliases) as readonly string[])]) {
    if (isName(alias)) add(alias, FIELDS.keywordSv | FIELDS.keywordOther);
  }
  for (const number of [code, described.number, described.number?.replace('-', '')]) add(number, FIELDS.keywordSv);
  for (const name of [around?.name, around?.nameEn]) add(name, FIELDS.place);
  const telling = analyser.words(entry?.name ?? names[0]?.value ?? '').filter(({ text }) => !isGeneric(analyser, text));
  const numbers = { idOrder: idOrder(id), quality: rankOf(described), titleWords: Math.min(255, telling.length) };
  return { row, terms, numbers };
}

/**
 * Searches organisations by their names in both languages, other spellings, places, codes and numbers. Their index is in
 * memory; of organisations only those are read anew that have changed.
 */
export function createOrganisationSearch(
  deps: OrganisationSearchDeps,
): (question: OrganisationQuestion) => OrganisationSearchResult {
  const { connection, words, store, conditionsOf } = deps;
  const { prepare } = connection;
  const places: Places = {
    register: new Map(deps.register.map((entry) => [`${entry.kind} ${entry.code}`, entry])),
    counties: new Map(deps.counties.map((county) => [county.code, county])),
  };
  const rows = prepare<Row>('SELECT n, version FROM organisation');
  const standing = prepare<{ c: number; v: number | null }>(
    'SELECT count(*) AS c, max(version) AS v FROM organisation',
  );
  const described = prepare<Described>(
    `SELECT id, kind, code, county, resolved, json ->> '$.names' AS names, json ->> '$.aliases' AS aliases,
       json ->> '$.organisationNumber' AS number FROM organisation WHERE n = ?`,
  );
  const idOf = prepare<{ id: string }>('SELECT id FROM organisation WHERE n = ?');
  let entries = new Map<number, { readonly version: number; readonly entry: MemoryEntry }>();
  let made: { readonly of: string; readonly space: RankedSpace } | undefined;

  const read = ({ n, version }: Row, analyser: Analyser): MemoryEntry | undefined => {
    const known = entries.get(n);
    if (known?.version === version) return known.entry;
    const row = described.get([n]);
    return row === undefined ? undefined : entryOf(n, row, places, analyser);
  };
  const space = (): RankedSpace => {
    const { c, v } = standing.get([]) ?? { c: 0, v: 0 };
    const of = `${c} ${v ?? 0}`;
    if (made?.of === of) return made.space;
    const { analyser, glossary } = words();
    entries = new Map(
      rows.all([]).flatMap((row) => {
        const entry = read(row, analyser);
        return entry === undefined ? [] : [[row.n, { version: row.version, entry }] as const];
      }),
    );
    const index = createMemoryIndex([...entries.values()].map(({ entry }) => entry));
    const plan = createPlanner({ analyser, glossary, vocabulary: index });
    made = { of, space: { index, plan, score: createScorer({ index }) } };
    return made.space;
  };
  return createRankedSearch<Organisation, OrganisationFilter, OrganisationOrder>({
    connection,
    space,
    rowsOf: (filter) => {
      const conditions = conditionsOf(filter);
      if (conditions.length === 0) return undefined;
      const where = conditions.map(({ sql }) => `(${sql})`).join(' AND ');
      const parameters = conditions.flatMap((condition) => condition.parameters);
      const found = prepare<{ n: number }>(`SELECT o.n FROM organisation o WHERE ${where}`).all(parameters);
      return rowSet(found.map(({ n }) => n));
    },
    nodeOf: (row) => {
      const id = idOf.get([row])?.id;
      return id === undefined ? undefined : store.organisation(id);
    },
    // The hits meet the filter's own ids already, whichever alias of an organisation these are.
    listed: (filter, ids, request) => store.organisations(ids === undefined ? filter : { ...filter, ids }, request),
  });
}
