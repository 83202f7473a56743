import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';

/** Page size assumed where neither `first` nor `last` is given and the schema has no default of its own. */
export const DEFAULT_PAGE_SIZE = 20;
/** Length assumed for a list that takes no page size, such as a dataset's distributions. */
export const ASSUMED_LIST_LENGTH = 5;
/** What `__schema` counts as: an answer of about a megabyte, so ten of them in one query and no more. */
const INTROSPECTION_NODES = 1_000;
const MOST = Number.MAX_SAFE_INTEGER;

/** What an operation can cost at most. */
export interface QueryCost {
  /** Objects in its answer. */
  readonly nodes: number;
  /** Requests to catalogues that it makes the gateway send. */
  readonly upstreamCalls: number;
}

/** Objects that one point of a client's quota pays for, and points for each request to a catalogue. */
const NODES_PER_POINT = 100;
const POINTS_PER_CALL = 10;

/** What a request takes from its client's quota: at least one point. */
export function pointsOf({ nodes, upstreamCalls }: QueryCost): number {
  return Math.max(1, Math.ceil(nodes / NODES_PER_POINT)) + upstreamCalls * POINTS_PER_CALL;
}

/**
 * What a search counts as: some milliseconds' work, so that one request can have fifty of them, in lists of lists or
 * under many names, and no more.
 */
const SEARCH_NODES = 200;

/** What a field can cause: nothing of it for whatever is read from the read model by its key. */
export interface FieldWork {
  /** Searches of the index, for each object that the field is asked of. */
  readonly searches: number;
  /** Requests to catalogues, for each object that the field is asked of. */
  readonly each: number;
  /** Requests to catalogues together in one request, however often fields of this kind are asked; of several kinds the largest counts. */
  readonly once: number;
}

/** By the field's schema coordinate (`Dataset.live`) and the arguments given, variables filled in. */
export type WorkOf = (coordinate: string, given: Readonly<Record<string, unknown>>) => FieldWork;

/**
 * The cost below one parent object: what is there in any case, and what comes once for each entry of the connection
 * the selection is made on. Keeping the two apart makes a fragment's cost independent of the page size at the place it
 * is spread, so each fragment is counted once.
 */
interface Count {
  readonly fixed: QueryCost;
  readonly perEntry: QueryCost;
}

type Variables = Readonly<Record<string, unknown>>;

const FREE: QueryCost = { nodes: 0, upstreamCalls: 0 };
const NOTHING: Count = { fixed: FREE, perEntry: FREE };

/** Never beyond the safe integers: Infinity times a page size of 0 would be NaN, which is above no limit. */
const within = (number: number): number => Math.min(number, MOST);
const plus = (a: QueryCost, b: QueryCost): QueryCost => ({
  nodes: within(a.nodes + b.nodes),
  upstreamCalls: within(a.upstreamCalls + b.upstreamCalls),
});
const times = (cost: QueryCost, count: number): QueryCost => ({
  nodes: within(cost.nodes * count),
  upstreamCalls: within(cost.upstreamCalls * count),
});
const nodes = (count: number): QueryCost => ({ nodes: within(count), upstreamCalls: 0 });

/**
 * How many objects an operation can return at most, by the page sizes it asks for, and how many requests to catalogues
 * it can cause. `first` and `last` multiply down the tree, a list of `ids` counts its length, other lists of objects
 * count as {@link ASSUMED_LIST_LENGTH}, a search as {@link SEARCH_NODES}, scalars count nothing, and neither do lists of values that are part of a record.
 * The same field selected twice is counted twice: too much rather than too little. Linear in the length of the document.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Variables,
  workOf: WorkOf,
): QueryCost {
  const variables = withDefaults(operation, given);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  let together = 0;
  const counted = new Map<string, Count | undefined>();

  const ofSet = (set: SelectionSetNode, parent: GraphQLNamedType): Count => {
    let { fixed, perEntry } = NOTHING;
    for (const selection of set.selections) {
      if (isLeftOut(selection, variables)) continue;
      const part = ofSelection(selection, parent);
      fixed = plus(fixed, part.fixed);
      perEntry = plus(perEntry, part.perEntry);
    }
    return { fixed, perEntry };
  };

  const ofSelection = (selection: SelectionNode, parent: GraphQLNamedType): Count => {
    if (selection.kind === Kind.FIELD) return ofField(selection, parent);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition;
      const type = condition === undefined ? parent : (typeFromAST(schema, condition) ?? parent);
      return ofSet(selection.selectionSet, type);
    }
    return ofFragment(selection.name.value);
  };

  const ofFragment = (name: string): Count => {
    const fragment = fragments.get(name);
    const type = fragment && typeFromAST(schema, fragment.typeCondition);
    if (fragment === undefined || type === undefined) return NOTHING;
    if (counted.has(name)) return counted.get(name) ?? NOTHING;
    counted.set(name, undefined);
    const count = ofSet(fragment.selectionSet, type);
    counted.set(name, count);
    return count;
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType): Count => {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return { fixed: nodes(INTROSPECTION_NODES), perEntry: FREE };
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (field === undefined) return NOTHING;
    const own = ownOf(`${parent.name}.${name}`, node);
    const type = getNamedType(field.type);
    if (node.selectionSet === undefined || isLeafType(type)) return { fixed: own, perEntry: FREE };

    const below = ofSet(node.selectionSet, type);
    const size = sizeAsked(field, node, variables);
    const under = (entries: number): QueryCost => plus(below.fixed, times(below.perEntry, entries));
    if (!isListType(getNullableType(field.type))) {
      return { fixed: plus(plus(own, nodes(1)), under(size ?? DEFAULT_PAGE_SIZE)), perEntry: FREE };
    }
    const each = plus(nodes(isPartOfItsParent(type) ? 0 : 1), under(DEFAULT_PAGE_SIZE));
    // Relay, Cursor Connections 2: a type whose name ends in Connection holds its entries in `edges`; `nodes` is the
    // usual short form. Both are as long as the page, which only the field that returned the connection knows.
    const isPage = parent.name.endsWith('Connection') && (name === 'edges' || name === 'nodes');
    if (isPage && size === undefined) return { fixed: own, perEntry: each };
    return { fixed: plus(own, times(each, size ?? ASSUMED_LIST_LENGTH)), perEntry: FREE };
  };

  const ownOf = (coordinate: string, node: FieldNode): QueryCost => {
    const values: Record<string, unknown> = {};
    for (const { name, value } of node.arguments ?? []) values[name.value] = valueFromASTUntyped(value, variables);
    const { each, once, searches } = workOf(coordinate, values);
    together = Math.max(together, once);
    return { nodes: searches * SEARCH_NODES, upstreamCalls: each };
  };

  const root = schema.getRootType(operation.operation);
  if (!root) return FREE;
  const { fixed, perEntry } = ofSet(operation.selectionSet, root);
  return plus(plus(fixed, perEntry), { nodes: 0, upstreamCalls: together });
}

/**
 * Whether a list's entries are read with their parent, as texts, concepts and references are: what has no `id` is no
 * resource of its own. They cost nothing by themselves; what is asked below them still does.
 */
function isPartOfItsParent(type: GraphQLNamedType): boolean {
  return isObjectType(type) && !type.name.endsWith('Edge') && type.getFields()['id'] === undefined;
}

function withDefaults(operation: OperationDefinitionNode, given: Variables): Variables {
  const variables: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined) variables[name] = value;
    else if (defaultValue !== undefined) variables[name] = valueFromASTUntyped(defaultValue);
  }
  return variables;
}

/** Whether `@skip` or `@include` leaves the selection out; a condition that is not a Boolean is the executor's to refuse. */
function isLeftOut(selection: SelectionNode, variables: Variables): boolean {
  return (selection.directives ?? []).some((directive) => {
    const condition = argument(directive.arguments, 'if', variables);
    return (
      (directive.name.value === 'skip' && condition === true) ||
      (directive.name.value === 'include' && condition === false)
    );
  });
}

/** The number of entries a field is asked for, or undefined where it takes no size. */
function sizeAsked(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): number | undefined {
  let size: number | undefined;
  for (const { name, defaultValue } of field.args) {
    if (name === 'first' || name === 'last') {
      const value = argument(node.arguments, name, variables) ?? defaultValue;
      if (typeof value === 'number' && value >= 0) size = Math.max(size ?? 0, Math.min(value, MOST));
    } else if (name === 'ids' || name === 'representations') {
      const value = argument(node.arguments, name, variables);
      if (Array.isArray(value)) size = Math.max(size ?? 0, value.length);
    }
  }
  if (size !== undefined) return size;
  return field.args.some(({ name }) => name === 'first' || name === 'last') ? DEFAULT_PAGE_SIZE : undefined;
}

function argument(nodes: FieldNode['arguments'], name: string, variables: Variables): unknown {
  const node = nodes?.find((each) => each.name.value === name);
  return node === undefined ? undefined : valueFromASTUntyped(node.value, variables);
}
