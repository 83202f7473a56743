import type { County, OrganisationKind, RegisterEntry } from '../../model/organisation.ts';
import type { Texts } from '../../model/text.ts';
import type { Connection } from '../connection.ts';
import { isName } from './label-name.ts';
import type { LabelName } from './label-name.ts';

interface OrganisationRow {
  readonly n: number;
  readonly id: string;
  readonly version: number;
  readonly kind: OrganisationKind;
  readonly code: string | null;
  readonly county: string | null;
  readonly parent: string | null;
}

interface Named {
  readonly version: number;
  readonly names: readonly string[];
}

/** What a body is worth whose unit it is that publishes. */
const ABOVE = 0.95;
/** Where the publisher is: its municipality, and the county around it. */
const IN_MUNICIPALITY = 0.9;
const IN_COUNTY = 0.6;

/** Codes of municipalities and regions are numbers of their own. */
const entryKey = (kind: string, code: string): string => `${kind} ${code}`;
const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].filter(isName);

/** The names of publishers and of the places that they are in. */
export function createPublisherNames(
  connection: Connection,
  { register, counties }: { readonly register: readonly RegisterEntry[]; readonly counties: readonly County[] },
): (publishers: ReadonlyMap<number, string>) => readonly LabelName[] {
  const { prepare } = connection;
  const rows = prepare<OrganisationRow>('SELECT n, id, version, kind, code, county, parent FROM organisation');
  const texts = prepare<{ names: string; aliases: string }>(
    "SELECT json ->> '$.names' AS names, json ->> '$.aliases' AS aliases FROM organisation WHERE n = ?",
  );
  const aliases = prepare<{ alias: string; organisation: number }>(
    'SELECT alias, organisation FROM organisation_alias',
  );
  const entries = new Map(register.map((entry) => [entryKey(entry.kind, entry.code), entry]));
  const countyNames = new Map(counties.map(({ code, name, nameEn }) => [code, [name, nameEn]]));
  let remembered = new Map<number, Named>();

  const namesOf = ({ n, version, kind, code }: OrganisationRow): readonly string[] => {
    const known = remembered.get(n);
    if (known?.version === version) return known.names;
    const row = texts.get([n]);
    const entry = code === null ? undefined : entries.get(entryKey(kind, code));
    const said = row === undefined ? [] : (JSON.parse(row.names) as Texts).map(({ value }) => value);
    const others = row === undefined ? [] : (JSON.parse(row.aliases) as readonly string[]);
    const registered = entry === undefined ? [] : [entry.name, ...entry.aliases];
    return distinct([...said, ...registered, ...others]);
  };
  return (publishers) => {
    const all = rows.all([]);
    const byId = new Map(all.map((row) => [row.id, row]));
    const byNumber = new Map(all.map((row) => [row.n, row]));
    const names = new Map(all.map((row) => [row.n, { version: row.version, names: namesOf(row) }]));
    remembered = names;
    const organisationOf = new Map(aliases.all([]).map(({ alias, organisation }) => [alias, organisation]));

    const numbers = new Map<number, number[]>();
    const inPlace = new Map<
      string,
      { readonly names: readonly string[]; readonly nearness: number; readonly numbers: number[] }
    >();
    const above = new Map<number, number[]>();
    const push = (map: Map<number, number[]>, key: number, number: number): void => {
      const known = map.get(key);
      if (known === undefined) map.set(key, [number]);
      else known.push(number);
    };
    const place = (key: string, named: readonly string[], nearness: number, number: number): void => {
      const known = inPlace.get(key);
      if (known === undefined) inPlace.set(key, { names: named, nearness, numbers: [number] });
      else known.numbers.push(number);
    };
    for (const [number, agent] of publishers) {
      const own = byNumber.get(organisationOf.get(agent) ?? -1);
      if (own === undefined) continue;
      push(numbers, own.n, number);
      let top = own;
      // A body is never far from its topmost one; a ring, which the joining never makes, would end here.
      for (let steps = 0; steps < 10; steps += 1) {
        const parent = top.parent === null ? undefined : byId.get(top.parent);
        if (parent === undefined) break;
        push(above, parent.n, number);
        top = parent;
      }
      const entry = top.kind === 'MUNICIPALITY' ? entries.get(entryKey(top.kind, top.code ?? '')) : undefined;
      if (entry !== undefined) place(`municipality ${entry.code}`, [entry.name, entry.nameEn], IN_MUNICIPALITY, number);
      const county = countyNames.get(top.county ?? '');
      if (county !== undefined) place(`county ${top.county ?? ''}`, county, IN_COUNTY, number);
    }
    const named = (map: ReadonlyMap<number, number[]>, nearness: number): readonly LabelName[] =>
      [...map].flatMap(([n, found]) =>
        (names.get(n)?.names ?? []).map((name): LabelName => ({
          kind: 'publisher',
          column: 'publisher',
          numbers: found,
          name,
          nearness,
        })),
      );
    const places = [...inPlace.values()].flatMap((one) =>
      distinct(one.names).map((name): LabelName => ({
        kind: 'place',
        column: 'publisher',
        numbers: one.numbers,
        name,
        nearness: one.nearness,
      })),
    );
    return [...named(numbers, 1), ...named(above, ABOVE), ...places];
  };
}
