import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GraphQLArgument, GraphQLInputType, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { createRandom } from '../simulation/random.ts';

/** An operation with what is sent beside it. */
export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Values for arguments of these names; others are made up from their types. */
export type Samples = Readonly<Record<string, readonly unknown[]>>;

const MOST_DEPTH = 6;
/** Asks catalogues, or says when it did so. */
const LEFT_OUT: ReadonlySet<string> = new Set(['live', 'freshness', 'after', 'before']);

/**
 * A query that is valid by the schema, with aliases, fragments, variables and directives; some of its arguments are ones
 * that the gateway refuses.
 */
export function generateOperation(schema: GraphQLSchema, seed: number, samples: Samples): GeneratedOperation {
  const source = createRandom(seed);
  const random = (): number => source.next();
  const below = (limit: number): number => source.below(limit);
  const pick = <T>(values: readonly T[]): T | undefined => values[below(values.length)];
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fragments: string[] = [];
  let aliases = 0;

  const variableOf = (type: string, value: unknown): string => {
    const name = `v${definitions.length}`;
    definitions.push(`$${name}: ${type}`);
    variables[name] = value;
    return `$${name}`;
  };

  const valueFor = (name: string, type: GraphQLInputType): unknown => {
    if (isNonNullType(type)) return valueFor(name, type.ofType);
    if (isListType(type)) return [valueFor(name, type.ofType)];
    const known = samples[name];
    if (known !== undefined) return pick(known);
    if (isEnumType(type)) return pick(type.getValues())?.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => !LEFT_OUT.has(field.name));
      const chosen = fields.filter((field) => isNonNullType(field.type) || random() < 1.5 / fields.length);
      return Object.fromEntries(chosen.map((field) => [field.name, valueFor(field.name, field.type)]));
    }
    const made: Readonly<Record<string, readonly unknown[]>> = {
      Int: [0, 1, 2, 3, 3, 2, -1],
      Float: [0.5, 57.7, 12],
      Boolean: [true, false],
    };
    return pick(made[type.name] ?? ['bad', 'miljö', '2024-05-01', '2023', 'väg och "trafik"']);
  };

  const literal = (value: unknown, type: GraphQLInputType): string => {
    if (value === null) return 'null';
    if (isNonNullType(type)) return literal(value, type.ofType);
    if (isListType(type)) {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return `[${items.map((item) => literal(item, type.ofType)).join(', ')}]`;
    }
    if (isInputObjectType(type) && typeof value === 'object') {
      const fields = type.getFields();
      const parts = Object.entries(value).flatMap(([name, each]) => {
        const field = fields[name];
        return field === undefined ? [] : [`${name}: ${literal(each, field.type)}`];
      });
      return `{ ${parts.join(', ')} }`;
    }
    return isEnumType(type) && typeof value === 'string' ? value : JSON.stringify(value);
  };

  const argumentsOf = (given: readonly GraphQLArgument[]): string => {
    const parts = given.flatMap(({ name, type }) => {
      if (LEFT_OUT.has(name) || (!isNonNullType(type) && random() < 0.5)) return [];
      const value = valueFor(name, type);
      return [`${name}: ${random() < 0.3 ? variableOf(String(type), value) : literal(value, type)}`];
    });
    return parts.length === 0 ? '' : `(${parts.join(', ')})`;
  };

  const directive = (): string => {
    if (random() > 0.1) return '';
    const isLeftOut = random() < 0.5;
    const condition = random() < 0.7 ? variableOf('Boolean!', isLeftOut) : String(isLeftOut);
    return random() < 0.5 ? ` @skip(if: ${condition})` : ` @include(if: ${condition})`;
  };

  const fieldOf = (type: GraphQLObjectType, name: string, depth: number): string | undefined => {
    const field = type.getFields()[name];
    if (field === undefined || LEFT_OUT.has(name)) return undefined;
    const inner = getNamedType(field.type);
    if (!isLeafType(inner) && depth >= MOST_DEPTH) return undefined;
    // Always under another name where there are arguments: the same field may be chosen twice.
    aliases += 1;
    const alias = aliases < 25 && (field.args.length > 0 || random() < 0.1) ? `a${aliases}: ` : '';
    if (alias === '' && field.args.length > 0) return undefined;
    const start = `${alias}${name}${argumentsOf(field.args)}${directive()}`;
    return isLeafType(inner) ? start : `${start} ${selectionOf(inner, depth + 1)}`;
  };

  const fieldsOf = (type: GraphQLObjectType, depth: number): readonly string[] => {
    const names = Object.keys(type.getFields());
    const wanted = depth === 0 ? 1 + below(2) : 1 + below(4);
    return Array.from({ length: wanted }, () => fieldOf(type, pick(names) ?? '', depth)).filter(
      (each) => each !== undefined,
    );
  };

  const selectionOf = (type: GraphQLNamedType, depth: number): string => {
    const parts: string[] = [];
    if (random() < 0.2) parts.push('__typename');
    if (isAbstractType(type)) {
      const possible = schema.getPossibleTypes(type);
      for (const each of [pick(possible), pick(possible)]) {
        if (each !== undefined)
          parts.push(`... on ${each.name} { ${[...fieldsOf(each, depth), '__typename'].join(' ')} }`);
      }
    } else if (isObjectType(type)) {
      const fields = fieldsOf(type, depth);
      const kind = random();
      if (kind < 0.1 && fields.length > 0) {
        fragments.push(`fragment F${fragments.length} on ${type.name} { ${fields.join(' ')} }`);
        parts.push(`...F${fragments.length - 1}${directive()}`);
      } else if (kind < 0.2 && fields.length > 0) parts.push(`...${directive()} { ${fields.join(' ')} }`);
      else parts.push(...fields);
    }
    return `{ ${parts.length === 0 ? '__typename' : parts.join(' ')} }`;
  };

  const root = schema.getQueryType();
  const selection = root == null ? '{ __typename }' : selectionOf(root, 0);
  const head = definitions.length === 0 ? 'query Generated' : `query Generated(${definitions.join(', ')})`;
  return { query: [`${head} ${selection}`, ...fragments].join('\n'), variables };
}
