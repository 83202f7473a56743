import {
  defaultFieldResolver,
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  OperationTypeNode,
  visit,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLAbstractType,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { compiledInfo } from './compiled-info.ts';
import type { OperationParts } from './compiled-info.ts';
import { Deviation } from './deviation.ts';
import { jsonText, leafWriter } from './leaf-text.ts';
import { isPromise, writeLater, writeList, writeObject } from './object-text.ts';
import type { FieldText, WriteValue } from './object-text.ts';
import type { Json, Run } from './run.ts';

/** Fields of one compiled operation, fragments written out: each takes about half a kilobyte. */
const MOST_FIELDS = 2_000;

type Resolver = GraphQLFieldResolver<unknown, unknown>;

const itself = (resolve: Resolver): Resolver => resolve;

/** What is compiled. */
export interface CompileRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Values of the variables that `@skip` and `@include` name: what they leave out is not compiled. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** The resolver that a field's own one stands for; the field's own unless told. */
  readonly beneath?: (resolve: Resolver) => Resolver;
}

/** An operation that writes its answer's `data` as JSON by itself. */
export interface CompiledOperation {
  /** How many fields it has: its size. */
  readonly fields: number;
  /**
   * The text of `data`, as `JSON.stringify` would write what graphql-js gives. Throws or rejects where that would have
   * errors: {@link Deviation}, or what a resolver threw.
   */
  readonly data: (run: Run) => Json;
}

/**
 * Compiles a query that has been validated. The order of fields is graphql-js' own, for its function collects them.
 *
 * @throws Deviation where it cannot be compiled: introspection, types that are told apart by `isTypeOf`, too many fields.
 */
export function compileOperation(request: CompileRequest): CompiledOperation {
  const { schema, document, operation, conditions, beneath = itself } = request;
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const parts: OperationParts = { schema, operation, fragments };
  const root = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || root == null) throw new Deviation('not a query');
  let count = 0;
  let slots = 0;

  const objectOf = (type: GraphQLObjectType, collected: ReadonlyMap<string, readonly FieldNode[]>): WriteValue => {
    const fields: FieldText[] = [];
    for (const [key, nodes] of collected) {
      const [node] = nodes;
      const definition = node && type.getFields()[node.name.value];
      const prefix = `${fields.length === 0 ? '{' : ','}${jsonText(key)}:`;
      if (node?.name.value === '__typename') {
        const name = jsonText(type.name);
        fields.push({ prefix, read: () => name });
      } else if (node === undefined || definition === undefined) {
        // graphql-js leaves out what the type does not have; after validation that is introspection, at the root.
        throw new Deviation(`${type.name}.${node?.name.value ?? key} is not compiled`);
      } else fields.push({ prefix, read: fieldOf(type, definition, node, nodes) });
      count += 1;
      if (count > MOST_FIELDS) throw new Deviation(`more than ${MOST_FIELDS} fields`);
    }
    return writeObject(fields);
  };

  const fieldOf = (
    parent: GraphQLObjectType,
    definition: GraphQLField<unknown, unknown>,
    node: FieldNode,
    nodes: readonly FieldNode[],
  ): FieldText['read'] => {
    const { name, type } = definition;
    const info = compiledInfo(parts, parent, name, type, nodes);
    const write = valueOf(type, nodes);
    const given = argumentsOf(definition, node);
    const own: Resolver | undefined = definition.resolve;
    if (own === undefined || own === defaultFieldResolver) return propertyOf(name, given, info, write);
    const resolve = beneath(own);
    return (source, run) => write(resolve(source, given(run), run.context, info), run);
  };

  /** Read once for a run, or once for all. */
  const argumentsOf = (definition: GraphQLField<unknown, unknown>, node: FieldNode): ReadArguments => {
    if (!namesVariable(node)) {
      const values = getArgumentValues(definition, node, {});
      return () => values;
    }
    const slot = slots;
    slots += 1;
    return ({ given, variables }) => (given[slot] ??= getArgumentValues(definition, node, variables));
  };

  const valueOf = (type: GraphQLOutputType, nodes: readonly FieldNode[]): WriteValue => {
    const isNeeded = isNonNullType(type);
    const inner = isNeeded ? type.ofType : type;
    if (isLeafType(inner)) return leafOf(leafWriter(inner), isNeeded);
    if (isListType(inner)) return present(writeList(valueOf(inner.ofType, nodes)), isNeeded);
    if (isObjectType(inner)) return present(subfieldsOf(inner, nodes), isNeeded);
    return present(abstractOf(inner, nodes), isNeeded);
  };

  const subfieldsOf = (type: GraphQLObjectType, nodes: readonly FieldNode[]): WriteValue => {
    if (type.isTypeOf) throw new Deviation(`${type.name} has an isTypeOf`);
    return objectOf(type, collectSubfields(schema, fragments, conditions, type, nodes));
  };

  const abstractOf = (type: GraphQLAbstractType, nodes: readonly FieldNode[]): WriteValue => {
    const { resolveType } = type;
    if (!isAbstractType(type) || !resolveType) throw new Deviation(`${type.name} has no resolveType`);
    const info = compiledInfo(parts, root, type.name, type, nodes);
    const writers = new Map<unknown, WriteValue>(
      schema.getPossibleTypes(type).map((possible) => [possible.name, subfieldsOf(possible, nodes)]),
    );
    return (value, run) => {
      const write = writers.get(resolveType(value, run.context, info, type));
      if (write === undefined) throw new Deviation(`${type.name} could not be told at once`);
      return write(value, run);
    };
  };

  const write = objectOf(root, collectFields(schema, fragments, conditions, root, operation.selectionSet));
  return { fields: count, data: (run) => run.reading(() => write(undefined, run)) };
}

type ReadArguments = (run: Run) => Readonly<Record<string, unknown>>;

/** As graphql-js' default resolver: the model's field of the same name, which may be a function. */
function propertyOf(
  name: string,
  given: ReadArguments,
  info: ReturnType<typeof compiledInfo>,
  write: WriteValue,
): FieldText['read'] {
  return (source, run) => {
    if (!isRecord(source)) return write(undefined, run);
    const value = source[name];
    return write(
      typeof value === 'function' ? defaultFieldResolver(source, given(run), run.context, info) : value,
      run,
    );
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function nothing(isNeeded: boolean): string {
  if (isNeeded) throw new Deviation('nothing was given where something is needed');
  return 'null';
}

function leafOf(write: (value: unknown) => string, isNeeded: boolean): WriteValue {
  const ofLeaf: WriteValue = (value, run) => {
    if (value === null || value === undefined) return nothing(isNeeded);
    if (typeof value !== 'object') return write(value);
    if (isPromise(value)) return writeLater(value, ofLeaf, run);
    if (value instanceof Error) throw value;
    return write(value);
  };
  return ofLeaf;
}

function present(write: WriteValue, isNeeded: boolean): WriteValue {
  const ofPresent: WriteValue = (value, run) => {
    if (value === null || value === undefined) return nothing(isNeeded);
    if (isPromise(value)) return writeLater(value, ofPresent, run);
    if (value instanceof Error) throw value;
    return write(value, run);
  };
  return ofPresent;
}

function namesVariable(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? []) {
    visit(argument, {
      Variable() {
        found = true;
      },
    });
  }
  return found;
}
