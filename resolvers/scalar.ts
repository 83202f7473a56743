import { GraphQLError, Kind } from 'graphql';
import type { ValueNode } from 'graphql';

/**
 * How a scalar that is text on both sides is written and read; arguments of filters are read strictly, with a sentence
 * of their own (`filter-value.ts`). Not a GraphQLScalarType: its missing description would replace the schema's.
 */
function textScalar(name: string) {
  const read = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`${name} is written as text in ISO 8601: "2024-05-01"`);
  };
  const parseLiteral = (node: ValueNode): string => read(node.kind === Kind.STRING ? node.value : undefined);
  return { serialize: read, parseValue: read, parseLiteral };
}

export const scalars = { Date: textScalar('Date'), DateTime: textScalar('DateTime') };
