import { getOperationAST, getVariableValues, Kind, OperationTypeNode, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { compileOperation } from '../execution/compile.ts';
import type { CompiledOperation } from '../execution/compile.ts';
import type { DocumentStore } from './document-store.ts';
import { costOf } from './query-cost.ts';
import type { QueryCost, WorkOf } from './query-cost.ts';
import { resolverBeneath } from './stop-resolving.ts';

type Variables = Readonly<Record<string, unknown>>;

/** An operation that was parsed, validated and found within the limits before. */
export interface KnownOperation {
  readonly operation: OperationDefinitionNode;
  /** As {@link costOf}; remembered for variables that were seen lately. */
  cost(variables: Variables): QueryCost;
  /** The variables as the executor wants them; undefined where they are refused. */
  coerce(variables: Variables): Variables | undefined;
  /** Compiled for these coerced variables; undefined where it cannot be. */
  compiled(coerced: Variables): CompiledOperation | undefined;
  /** It gave no answer: the next ones are left to graphql-js for a while, twice as many each time. */
  deviated(): void;
  /** It gave one. */
  answered(): void;
  /** Whether it is to be left to graphql-js this time. */
  isResting(): boolean;
}

/** Operations by their texts. */
export interface KnownOperations {
  /** Undefined for a text that was not seen before, and for what is no query or not named so in it. */
  find(text: string, operationName: string | undefined): KnownOperation | undefined;
}

interface KnownOperationsOptions {
  readonly schema: GraphQLSchema;
  readonly documents: Pick<DocumentStore, 'find'>;
  readonly workOf: WorkOf;
}

/** Fields of all compiled operations together, about 20 MB. */
const FIELDS_KEPT = 40_000;
/** What an operation that cannot be compiled counts as. */
const NO_FIELDS = 20;
const COSTS_KEPT = 50;
const LONGEST_KEY = 1_000;
const MOST_REST = 64;
const NO_VARIABLES: Variables = {};

/**
 * Operations of the documents that Apollo has checked and keeps. What is compiled of them is bounded by its size and goes
 * with its document; it is compiled when a text comes for the second time, so that queries which come once cost nothing.
 */
export function createKnownOperations({ schema, documents, workOf }: KnownOperationsOptions): KnownOperations {
  const operations = new WeakMap<DocumentNode, Map<string | undefined, KnownOperation | undefined>>();
  const compiled = new LRUCache<string, { readonly operation: CompiledOperation | undefined }>({
    maxSize: FIELDS_KEPT,
    sizeCalculation: ({ operation }) => Math.max(NO_FIELDS, operation?.fields ?? 0),
  });
  let numbered = 0;

  const compileFor = (document: DocumentNode, operation: OperationDefinitionNode, conditions: Variables) => {
    try {
      return compileOperation({ schema, document, operation, conditions, beneath: resolverBeneath });
    } catch {
      // Whatever it cannot do graphql-js can, and says what is wrong where something is.
      return undefined;
    }
  };

  const learn = (document: DocumentNode, name: string | undefined): KnownOperation | undefined => {
    const operation = getOperationAST(document, name);
    if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
    numbered += 1;
    const number = numbered;
    const conditionNames = conditionsOf(document);
    const variableNodes = operation.variableDefinitions ?? [];
    const cost = rememberedCost(variableNodes.length > 0, (variables) =>
      costOf(schema, document, operation, variables, workOf),
    );
    let rest = 0;
    let resting = 0;
    return {
      operation,
      cost,
      coerce(variables) {
        if (variableNodes.length === 0) return NO_VARIABLES;
        return getVariableValues(schema, variableNodes, variables, { maxErrors: 1 }).coerced;
      },
      compiled(coerced) {
        const key = `${number} ${conditionNames.map((each) => (coerced[each] === true ? '1' : coerced[each] === false ? '0' : '-')).join('')}`;
        let found = compiled.get(key);
        if (found === undefined) {
          const conditions = Object.fromEntries(conditionNames.map((each) => [each, coerced[each]]));
          found = { operation: compileFor(document, operation, conditions) };
          compiled.set(key, found);
        }
        return found.operation;
      },
      deviated() {
        rest = Math.min(Math.max(1, rest * 2), MOST_REST);
        resting = rest;
      },
      answered() {
        rest = 0;
      },
      isResting() {
        if (resting === 0) return false;
        resting -= 1;
        return true;
      },
    };
  };

  return {
    find(text, operationName) {
      const document = documents.find(text);
      if (document === undefined) return undefined;
      let named = operations.get(document);
      if (named === undefined) {
        named = new Map();
        operations.set(document, named);
      }
      const known = named.get(operationName);
      if (known !== undefined) return known;
      const learnt = learn(document, operationName);
      // Names that are not in the document are not kept: there is no end of them.
      if (learnt !== undefined) named.set(operationName, learnt);
      return learnt;
    },
  };
}

/** Costs of an operation; those of variables are kept for as many as fit into little memory. */
function rememberedCost(hasVariables: boolean, cost: (variables: Variables) => QueryCost): KnownOperation['cost'] {
  if (!hasVariables) {
    let only: QueryCost | undefined;
    return () => (only ??= cost(NO_VARIABLES));
  }
  const costs = new LRUCache<string, QueryCost>({ max: COSTS_KEPT });
  return (variables) => {
    const key = JSON.stringify(variables);
    if (key.length > LONGEST_KEY) return cost(variables);
    const known = costs.get(key);
    if (known !== undefined) return known;
    const found = cost(variables);
    costs.set(key, found);
    return found;
  };
}

/** Names of the variables that `@skip` and `@include` ask. */
function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
