import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isScalarType } from 'graphql';
import type { GraphQLNamedType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../resolvers/schema.ts';
import { REFRESH_STATES } from '../../src/model/freshness.ts';
import { PROBLEM_KINDS } from '../../src/model/problem.ts';
import { JOIN_RULES, ORGANISATION_KINDS } from '../../src/model/organisation.ts';
import { CATALOGUE_STATES } from '../../src/model/snapshot.ts';

const schema = createSchema();
const ours = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !['ID', 'String', 'Int', 'Float', 'Boolean'].includes(type.name),
);

interface Described {
  readonly place: string;
  readonly description: string;
}

function describedIn(type: GraphQLNamedType): readonly Described[] {
  const place = type.name;
  const all: Described[] = [{ place, description: type.description ?? '' }];
  if (isEnumType(type)) {
    for (const value of type.getValues())
      all.push({ place: `${place}.${value.name}`, description: value.description ?? '' });
  } else if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      all.push({ place: `${place}.${field.name}`, description: field.description ?? '' });
    }
  } else if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      all.push({ place: `${place}.${field.name}`, description: field.description ?? '' });
      for (const argument of field.args) {
        all.push({ place: `${place}.${field.name}(${argument.name}:)`, description: argument.description ?? '' });
      }
    }
  }
  return all;
}

function valuesOf(name: string): readonly string[] {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
}

/** What a connection has besides the fields of all. */
const OWN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  DatasetConnection: ['facets'],
  CoverageConnection: ['specifications', 'totals'],
};

describe('the schema', () => {
  it('describes each type, field, argument, enum value and input field', () => {
    const all = ours.flatMap(describedIn);

    expect(all.length).toBeGreaterThan(400);
    expect(all.filter(({ description }) => description.trim().length < 5)).toEqual([]);
  });

  it('has only the scalars that it needs', () => {
    expect(ours.filter(isScalarType).map((type) => type.name)).toEqual(['Date', 'DateTime']);
  });

  it('has the kinds of problem, states of catalogues and refreshes, and kinds of organisation of the model', () => {
    expect(valuesOf('ProblemKind')).toEqual(PROBLEM_KINDS);
    expect(valuesOf('RefreshState')).toEqual(REFRESH_STATES);
    expect(valuesOf('CatalogueState')).toEqual(CATALOGUE_STATES);
    expect(valuesOf('OrganisationKind')).toEqual(ORGANISATION_KINDS);
    expect(valuesOf('JoinRule')).toEqual(JOIN_RULES);
  });

  it('gives each connection the same fields, and each field that returns one the same paging arguments', () => {
    const connections = ours.filter(isObjectType).filter((type) => type.name.endsWith('Connection'));
    const fields = ours
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'));

    expect(connections.map((type) => type.name)).toHaveLength(5);
    for (const type of connections) {
      const own = OWN_FIELDS[type.name] ?? [];
      expect(Object.keys(type.getFields())).toEqual([
        'edges',
        'nodes',
        'pageInfo',
        'totalCount',
        'completeness',
        ...own,
      ]);
    }
    expect(fields).toHaveLength(14);
    for (const field of fields) {
      // Rows of coverage are of organisations; who wants them fresher asks for these.
      const more = field.name === 'coverage' ? ['organisations', 'asOf'] : ['filter', 'freshness'];
      expect(field.args.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['first', 'after', 'last', 'before', ...more]),
      );
    }
  });

  it('spells in British English', () => {
    const names = ours.flatMap(describedIn).map(({ place }) => place);

    expect(names.filter((name) => /catalog(?!ue)|organiz|license/i.test(name))).toEqual([]);
  });
});
