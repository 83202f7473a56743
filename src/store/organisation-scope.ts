import type { OrganisationKind } from '../model/organisation.ts';
import type { Collaboration } from '../model/catalogue.ts';
import { inList } from './connection.ts';
import type { Connection } from './connection.ts';
import type { Fragment } from './keyset.ts';

/** Conditions on who publishes. */
export interface PublisherConditions {
  readonly organisations?: readonly string[] | undefined;
  readonly municipalityCodes?: readonly string[] | undefined;
  readonly countyCodes?: readonly string[] | undefined;
  readonly organisationKinds?: readonly OrganisationKind[] | undefined;
  readonly collaborations?: readonly string[] | undefined;
}

/** Finds the organisations that meet the conditions; what a unit publishes, the body that it belongs to publishes. */
export interface OrganisationScope {
  /** Row numbers, units among them; undefined when there is no such condition. */
  publishers(conditions: PublisherConditions): readonly number[] | undefined;
  /** Codes of the collaborations' members. */
  members(collaborations: readonly string[]): readonly string[];
}

export function createOrganisationScope(
  connection: Connection,
  collaborations: readonly Collaboration[],
): OrganisationScope {
  const members = (ids: readonly string[]): readonly string[] => [
    ...new Set(collaborations.filter(({ id }) => ids.includes(id)).flatMap((collaboration) => collaboration.members)),
  ];
  const condition = (sql: (list: string) => string, values: readonly string[]): Fragment => {
    const list = inList(values);
    return { sql: sql(list.sql), parameters: list.parameters };
  };
  return {
    members,
    publishers({ organisations, municipalityCodes, countyCodes, organisationKinds, collaborations: wanted }) {
      const conditions: Fragment[] = [];
      if (organisations !== undefined) {
        const sql = (list: string): string =>
          `o.n IN (SELECT t.organisation FROM organisation_ancestor t
             JOIN organisation_alias x ON x.organisation = t.ancestor WHERE x.alias ${list})`;
        conditions.push(condition(sql, organisations));
      }
      if (municipalityCodes !== undefined) {
        conditions.push(condition((list) => `top.kind = 'MUNICIPALITY' AND top.code ${list}`, municipalityCodes));
      }
      if (countyCodes !== undefined) conditions.push(condition((list) => `top.county ${list}`, countyCodes));
      if (organisationKinds !== undefined) conditions.push(condition((list) => `top.kind ${list}`, organisationKinds));
      if (wanted !== undefined) conditions.push(condition((list) => `top.code ${list}`, members(wanted)));
      if (conditions.length === 0) return undefined;
      const sql = `SELECT o.n FROM organisation o JOIN organisation top ON top.n = o.top
        WHERE ${conditions.map((one) => `(${one.sql})`).join(' AND ')}`;
      return connection
        .prepare<{ n: number }>(sql)
        .all(conditions.flatMap((one) => one.parameters))
        .map(({ n }) => n);
    },
  };
}
