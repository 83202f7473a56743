import { isCompositeType, getNamedType, isIntrospectionType, isObjectType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';

/** A resolvers' context that says when nobody waits for the answer any more. */
interface Ending {
  readonly signal: AbortSignal;
}

/**
 * Makes the resolvers of objects and lists stop when their request has ended: graphql-js 16 would go on below every
 * value that still arrives. Works on the schema in place; call it once for a schema. Fields of plain values are left
 * as they are: they read what is there, and wrapping them would cost every answer more than it could save.
 */
export function stopWhenEnded(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve !== undefined && isCompositeType(getNamedType(field.type))) {
        field.resolve = stopping(field.resolve);
      }
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, unknown>;

const wrapped = new WeakMap<Resolver, Resolver>();

/** The resolver as it was before {@link stopWhenEnded}: for an executor that looks at the signal itself. */
export const resolverBeneath = (resolve: Resolver): Resolver => wrapped.get(resolve) ?? resolve;

function stopping(resolve: Resolver): Resolver {
  const stops: Resolver = (source, given, context, info) => {
    if (isEnding(context)) context.signal.throwIfAborted();
    return resolve(source, given, context, info);
  };
  wrapped.set(stops, resolve);
  return stops;
}

/** Whether the context says when its request has ended. */
export function isEnding(context: unknown): context is Ending {
  return (
    typeof context === 'object' && context !== null && 'signal' in context && context.signal instanceof AbortSignal
  );
}
