import type { County, RegisterEntry } from '../../model/organisation.ts';
import type { Specification, Specifications } from '../../model/specification.ts';
import { pickText } from '../../model/text.ts';
import type { Language, Texts } from '../../model/text.ts';
import { inList } from '../connection.ts';
import type { Connection } from '../connection.ts';
import { registerId } from '../organisations.ts';
import { createRevisionMemo } from '../revision-memo.ts';
import type { SpecificationTerms } from '../specification-terms.ts';
import { isName } from './label-name.ts';
import { createCompletions } from './suggest-completions.ts';
import type { Completions } from './suggest-completions.ts';

/** Something with a name of its own. */
export interface NamedThing {
  readonly kind: 'ORGANISATION' | 'PLACE' | 'SPECIFICATION';
  readonly organisationId?: string;
  readonly countyCode?: string;
  readonly slug?: string;
  /** In the caller's language. */
  readonly name: (language: Language) => string;
  readonly datasets: () => number;
}

export interface NameSettings {
  readonly register: readonly RegisterEntry[];
  readonly counties: readonly County[];
  readonly specifications: Specifications;
  readonly specificationTerms: SpecificationTerms;
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly code: string | null;
  readonly names: string;
  readonly aliases: string;
}

/** `City of Gothenburg`, `Ale Municipality`: the place. */
const placeIn = (nameEn: string): string => nameEn.replace(/^City of /, '').replace(/ Municipality$/, '');

function placesOf(entry: RegisterEntry): readonly string[] {
  return [entry.name, placeIn(entry.nameEn), ...entry.aliases.filter((alias) => !/\s/.test(alias))];
}

/** Names of organisations, places and specifications, to be completed; read anew when organisations have changed. */
export function createNamedThings(
  connection: Connection,
  { register, counties, specifications, specificationTerms }: NameSettings,
): () => Completions<NamedThing> {
  const { prepare } = connection;
  const standing = prepare<{ c: number; v: number | null }>(
    'SELECT count(*) AS c, max(version) AS v FROM organisation',
  );
  const rows = prepare<Row>(
    "SELECT id, kind, code, json ->> '$.names' AS names, json ->> '$.aliases' AS aliases FROM organisation",
  );
  const counts = createRevisionMemo<ReadonlyMap<string, number>>(connection);
  const byOrganisation = prepare<{ id: string; datasets: number }>('SELECT id, datasets FROM organisation');
  const byCounty = prepare<{ county: string; datasets: number }>(
    'SELECT county, sum(datasets) AS datasets FROM organisation WHERE parent IS NULL AND county IS NOT NULL GROUP BY county',
  );
  const following = createRevisionMemo<number>(connection);
  const ofOrganisation = (id: string): number =>
    counts.get('organisation', () => new Map(byOrganisation.all([]).map((row) => [row.id, row.datasets]))).get(id) ?? 0;
  const ofCounty = (code: string): number =>
    counts.get('county', () => new Map(byCounty.all([]).map((row) => [row.county, row.datasets]))).get(code) ?? 0;
  const ofSpecification = (slug: string): number =>
    following.get(slug, () => {
      const list = inList(specificationTerms.of([slug]));
      const sql = `SELECT count(DISTINCT dataset) AS c FROM dataset_term WHERE term ${list.sql}`;
      return prepare<{ c: number }>(sql).get(list.parameters)?.c ?? 0;
    });
  const entries = new Map(register.map((entry) => [`${entry.kind} ${entry.code}`, entry]));

  const addOrganisation = (all: Completions<NamedThing>, { id, kind, code, names: json, aliases }: Row): void => {
    const names = JSON.parse(json) as Texts;
    const entry = code === null ? undefined : entries.get(`${kind} ${code}`);
    const others = [...(entry?.aliases ?? []), ...(JSON.parse(aliases) as readonly string[])];
    const thing: NamedThing = {
      kind: 'ORGANISATION',
      organisationId: id,
      name: (language) => pickText(names, language) ?? id,
      datasets: () => ofOrganisation(id),
    };
    for (const name of new Set([...names.map(({ value }) => value), ...others].filter(isName))) all.add(name, thing);
  };
  const addPlaces = (all: Completions<NamedThing>): void => {
    for (const entry of register.filter(({ kind }) => kind === 'MUNICIPALITY')) {
      const organisationId = registerId(entry);
      const thing: NamedThing = {
        kind: 'PLACE',
        organisationId,
        name: (language) => (language === 'en' ? placeIn(entry.nameEn) : entry.name),
        datasets: () => ofOrganisation(organisationId),
      };
      for (const name of new Set(placesOf(entry))) all.add(name, thing);
    }
    for (const { code, name, nameEn } of counties) {
      const thing: NamedThing = {
        kind: 'PLACE',
        countyCode: code,
        name: (language) => (language === 'en' ? nameEn : name),
        datasets: () => ofCounty(code),
      };
      for (const one of [name, nameEn]) all.add(one, thing);
    }
  };
  const addSpecification = (all: Completions<NamedThing>, { slug, names, aliases }: Specification): void => {
    const thing: NamedThing = {
      kind: 'SPECIFICATION',
      slug,
      name: (language) => pickText(names, language) ?? slug,
      datasets: () => ofSpecification(slug),
    };
    const said = [...names.map(({ value }) => value), ...aliases.map((alias) => alias.replaceAll('-', ' '))];
    for (const name of new Set(said)) all.add(name, thing);
  };

  let made: { readonly of: string; readonly all: Completions<NamedThing> } | undefined;
  return () => {
    const { c, v } = standing.get([]) ?? { c: 0, v: 0 };
    const of = `${c} ${v ?? 0}`;
    if (made?.of === of) return made.all;
    const all = createCompletions<NamedThing>();
    for (const row of rows.all([])) addOrganisation(all, row);
    addPlaces(all);
    for (const specification of specifications.all) addSpecification(all, specification);
    made = { of, all };
    return all;
  };
}
