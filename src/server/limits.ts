import { GraphQLError, Kind } from 'graphql';
import type {
  ASTNode,
  ASTVisitor,
  FragmentDefinitionNode,
  SelectionSetNode,
  ValidationContext,
  ValidationRule,
} from 'graphql';

/** What one request may cost. Each refusal names the limit, its value and what was found (`extensions.limit`). */
export interface Limits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  /** Milliseconds for receiving the headers, and for receiving a whole request. */
  readonly headersTimeoutMs: number;
  readonly receiveTimeoutMs: number;
  /** Milliseconds from the arrival of a GraphQL request to its abort signal. */
  readonly requestTimeoutMs: number;
  /** GraphQL requests worked on at the same moment in this process. */
  readonly concurrentRequests: number;
  /** Milliseconds between readiness 503 and the closing of the port, so that a load balancer can look away first. */
  readonly drainGraceMs: number;
  /** Lexical tokens of a query. */
  readonly tokens: number;
  /** Selections after every fragment is written out. */
  readonly selections: number;
  /** Levels of nested fields. */
  readonly depth: number;
  /** The same below `__schema` and `__type`; the standard introspection query needs 15. */
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly directives: number;
  /** Fields at the top of an operation, fragments written out. */
  readonly rootFields: number;
  /** Objects an answer can hold at most, by the page sizes asked for. */
  readonly nodes: number;
  /** Requests to catalogues that an operation can cause at most. */
  readonly upstreamCalls: number;
  /** Levels of nested lists and objects in `variables`. */
  readonly variableDepth: number;
}

/** The limits a public gateway starts with. */
export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 131_072,
  headersTimeoutMs: 5_000,
  receiveTimeoutMs: 10_000,
  requestTimeoutMs: 10_000,
  concurrentRequests: 500,
  drainGraceMs: 0,
  tokens: 2_000,
  selections: 5_000,
  depth: 12,
  introspectionDepth: 20,
  aliases: 30,
  directives: 30,
  rootFields: 20,
  nodes: 10_000,
  upstreamCalls: 50,
  variableDepth: 20,
};

/** The limits that a query, rather than a connection, can break. */
type QueryLimit =
  | 'tokens'
  | 'selections'
  | 'depth'
  | 'introspectionDepth'
  | 'aliases'
  | 'directives'
  | 'rootFields'
  | 'nodes'
  | 'upstreamCalls';

/** What to do instead, for each limit. */
export const ADVICE: Readonly<Record<QueryLimit, string>> = {
  tokens: 'Split it into several requests, or move long lists of values into variables.',
  selections: 'Spread fragments fewer times, or split it into several requests.',
  depth: 'Split it in two: ask for the ids first, then start from node(id:) or nodes(ids:).',
  introspectionDepth: 'Use the standard introspection query, or read /schema.graphql.',
  aliases: 'Ask for many things with one list field, such as nodes(ids:), or split it into several requests.',
  directives: 'Leave out the fields instead of skipping them, or split it into several requests.',
  rootFields: 'Split it into several requests.',
  nodes: 'Lower `first` or `last`, above all in the inner lists, and page with `after`.',
  upstreamCalls:
    'Leave out the fields and arguments that read from the catalogues while you wait, or ask them for fewer objects at a time.',
};

/** A refusal: `GRAPHQL_VALIDATION_FAILED`, HTTP 400, with `extensions.limit { name value found }`. */
export function limitError(
  name: QueryLimit,
  value: number,
  found: number,
  says: string,
  nodes: readonly ASTNode[] = [],
): GraphQLError {
  return new GraphQLError(`${says} ${ADVICE[name]}`, {
    nodes: [...nodes],
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED', limit: { name, value, found }, http: { status: 400 } },
  });
}

/** Levels and top fields of one selection set; what is below `__schema` and `__type` is counted by itself. */
interface Extent {
  readonly data: number;
  readonly introspection: number;
  readonly fields: number;
}

const NOTHING: Extent = { data: 0, introspection: 0, fields: 0 };

/**
 * A validation rule for depth, aliases, directives and root fields. Each fragment is measured once, so the work grows
 * with the text of the query and not with what it expands to. Apollo runs it after the standard rules have passed
 * (with `maxRecursiveSelections` set), so that fragments neither form cycles nor are missing; the guard against a
 * cycle stays for other callers.
 */
export function queryLimits(limits: Limits): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const measured = new Map<string, Extent | undefined>();
    let aliases = 0;
    let directives = 0;

    const ofFragment = (fragment: FragmentDefinitionNode): Extent => {
      const name = fragment.name.value;
      if (measured.has(name)) return measured.get(name) ?? NOTHING;
      measured.set(name, undefined);
      const extent = ofSelections(fragment.selectionSet);
      measured.set(name, extent);
      return extent;
    };

    const ofSelections = (set: SelectionSetNode): Extent => {
      let extent = NOTHING;
      for (const selection of set.selections) {
        let part = NOTHING;
        if (selection.kind === Kind.FIELD) {
          const name = selection.name.value;
          const below = selection.selectionSet === undefined ? NOTHING : ofSelections(selection.selectionSet);
          part =
            name === '__schema' || name === '__type'
              ? { data: 0, introspection: 1 + below.data, fields: 1 }
              : { data: 1 + below.data, introspection: below.introspection, fields: 1 };
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          part = ofSelections(selection.selectionSet);
        } else {
          const fragment = context.getFragment(selection.name.value);
          if (fragment) part = ofFragment(fragment);
        }
        extent = {
          data: Math.max(extent.data, part.data),
          introspection: Math.max(extent.introspection, part.introspection),
          fields: extent.fields + part.fields,
        };
      }
      return extent;
    };

    const check = (name: QueryLimit, found: number, says: string, nodes: readonly ASTNode[]): void => {
      if (found > limits[name]) context.reportError(limitError(name, limits[name], found, says, nodes));
    };

    return {
      Field(node) {
        if (node.alias !== undefined) aliases += 1;
      },
      Directive() {
        directives += 1;
      },
      OperationDefinition(node) {
        const { data, introspection, fields } = ofSelections(node.selectionSet);
        check('depth', data, `The query is ${data} levels deep; at most ${limits.depth} are answered.`, [node]);
        check(
          'introspectionDepth',
          introspection,
          `The introspection is ${introspection} levels deep; at most ${limits.introspectionDepth} are answered.`,
          [node],
        );
        check(
          'rootFields',
          fields,
          `The query has ${fields} fields at the top; at most ${limits.rootFields} are answered.`,
          [node],
        );
      },
      Document: {
        leave() {
          check('aliases', aliases, `The query has ${aliases} aliases; at most ${limits.aliases} are answered.`, []);
          check(
            'directives',
            directives,
            `The query has ${directives} directives; at most ${limits.directives} are answered.`,
            [],
          );
        },
      },
    };
  };
}
