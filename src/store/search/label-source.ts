import type { CatalogueRef } from '../../model/catalogue.ts';
import type { County, RegisterEntry } from '../../model/organisation.ts';
import type { Specifications } from '../../model/specification.ts';
import type { Texts } from '../../model/text.ts';
import { inList } from '../connection.ts';
import type { Connection } from '../connection.ts';
import { TERM_KINDS } from '../schema.ts';
import type { SpecificationTerms } from '../specification-terms.ts';
import { CONCEPT_KINDS, conceptNames } from './label-concept.ts';
import type { ConceptCodes, ConceptKind } from './label-concept.ts';
import type { LabelName } from './label-name.ts';
import { createPublisherNames } from './label-publisher.ts';

/** What is known beside the read model's file. */
export interface LabelSettings {
  readonly register: readonly RegisterEntry[];
  readonly counties: readonly County[];
  readonly catalogues: readonly CatalogueRef[];
  readonly specifications: Specifications;
  readonly specificationTerms: SpecificationTerms;
}

/** Reads names from the read model, under one `Connection.reading`. */
export interface LabelSource {
  /** Another one when names may have changed; cheap. */
  signature(publishers: ReadonlyMap<number, string>): string;
  /** `publishers`: agent ids by their numbers. */
  names(publishers: ReadonlyMap<number, string>): readonly LabelName[];
  codes(): ConceptCodes;
}

interface TermRow {
  readonly n: number;
  readonly kind: number;
  readonly key: string;
  readonly value: string;
}

/** A specification's further words (slug, other slugs) say less than its name. */
const ALIAS = 0.9;

export function createLabelSource(connection: Connection, settings: LabelSettings): LabelSource {
  const { prepare } = connection;
  const { catalogues, specifications, specificationTerms } = settings;
  const publisherNames = createPublisherNames(connection, settings);
  const kinds = inList([...CONCEPT_KINDS.map((kind) => TERM_KINDS[kind]), TERM_KINDS.catalogue]);
  const terms = prepare<TermRow>(`SELECT n, kind, key, value FROM term WHERE kind ${kinds.sql} AND key IS NOT NULL`);
  const addresses = prepare<{ c: number; m: number | null }>(
    'SELECT count(*) AS c, max(n) AS m FROM term WHERE kind = ?',
  );
  const organisations = prepare<{ c: number; v: number | null }>(
    'SELECT count(*) AS c, max(version) AS v FROM organisation',
  );
  const titles = prepare<{ id: string; titles: string }>(
    "SELECT id, description ->> '$.titles' AS titles FROM catalogue WHERE description IS NOT NULL ORDER BY id",
  );
  const kindOf = new Map<number, ConceptKind>(CONCEPT_KINDS.map((kind) => [TERM_KINDS[kind], kind]));

  const specificationNames = (): readonly LabelName[] => {
    const numbers = new Map<string, number[]>();
    for (const [n, slug] of specificationTerms.slugs()) {
      const known = numbers.get(slug);
      if (known === undefined) numbers.set(slug, [n]);
      else known.push(n);
    }
    return [...numbers].flatMap(([slug, found]) => {
      const specification = specifications.get(slug);
      const named = (name: string, nearness: number): LabelName => ({
        kind: 'specification',
        column: 'conformsTo',
        numbers: found,
        name,
        nearness,
      });
      return [
        ...(specification?.names ?? []).map(({ value }) => named(value, 1)),
        ...[slug, ...(specification?.aliases ?? [])].map((alias) => named(alias.replaceAll('-', ' '), ALIAS)),
      ];
    });
  };
  const catalogueNames = (rows: readonly TermRow[]): readonly LabelName[] => {
    const described = new Map(titles.all([]).map((row) => [row.id, JSON.parse(row.titles) as Texts]));
    const configured = new Map(
      catalogues.map((one) => [one.id, one.names ?? (one.name === undefined ? [] : [one.name])]),
    );
    return rows.flatMap(({ n, value: id }) => {
      const texts = [...(configured.get(id) ?? []), ...(described.get(id) ?? [])];
      const names = new Set([...texts.map(({ value }) => value), id.replaceAll('-', ' ')]);
      return [...names].map((name): LabelName => ({
        kind: 'catalogue',
        column: 'catalogue',
        numbers: [n],
        name,
        nearness: 1,
      }));
    });
  };
  return {
    signature(publishers) {
      // Field by field: the engine's rows carry how long they took.
      const organisation = organisations.get([]);
      const address = addresses.get([TERM_KINDS.conformsTo]);
      return JSON.stringify([
        publishers.size,
        [organisation?.c, organisation?.v],
        [address?.c, address?.m],
        titles.all([]).map((row) => [row.id, row.titles]),
        terms.all(kinds.parameters).map(({ n }) => n),
      ]);
    },
    names(publishers) {
      const rows = terms.all(kinds.parameters);
      const concepts = rows.flatMap(({ n, kind: number, value }) => {
        const kind = kindOf.get(number);
        if (kind === undefined) return [];
        return conceptNames(kind, value).map((name): LabelName => ({
          kind,
          column: kind,
          numbers: [n],
          name,
          nearness: 1,
        }));
      });
      return [
        ...publisherNames(publishers),
        ...specificationNames(),
        ...concepts,
        ...catalogueNames(rows.filter(({ kind }) => kind === TERM_KINDS.catalogue)),
      ];
    },
    codes: () => {
      const codes = new Map<ConceptKind, Map<string, number>>(CONCEPT_KINDS.map((kind) => [kind, new Map()]));
      for (const { n, kind: number, key } of terms.all(kinds.parameters)) {
        const kind = kindOf.get(number);
        if (kind !== undefined) codes.get(kind)?.set(key, n);
      }
      return codes;
    },
  };
}
