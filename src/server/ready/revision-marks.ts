import { getNamedType, isInputObjectType, Kind, typeFromAST, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type {
  DirectiveNode,
  DocumentNode,
  GraphQLInputType,
  GraphQLNamedInputType,
  GraphQLSchema,
  OperationDefinitionNode,
  ValueNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** What the schema's marks (`schema/revision.graphql`) say of an operation. */
export interface Judgement {
  /** Whether its answer to these variables is a function of the revision. */
  readonly isOfRevision: (variables: Variables) => boolean;
  /** Whether the answer holds a value that each replica has of its own. */
  readonly isOfReplica: boolean;
}

const BETWEEN_REVISIONS = 'betweenRevisions';
const OF_REPLICA = 'ofReplica';

interface Marked {
  readonly astNode?: { readonly directives?: readonly DirectiveNode[] } | null | undefined;
}

const has = (name: string, marked: Marked | null | undefined): boolean =>
  marked?.astNode?.directives?.some((directive) => directive.name.value === name) === true;

/** Whether the field, argument or input field is marked as no function of the revision. */
export const isBetweenRevisions = (marked: Marked | null | undefined): boolean => has(BETWEEN_REVISIONS, marked);

/**
 * Reads the marks along an operation and the fragments of its document; the work is done once, what depends on variables is
 * looked at for each of them. A fragment that only another operation of the document spreads counts too.
 */
export function judge(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Judgement {
  let isMarked = false;
  let isOfReplica = false;
  const decisive = new Set<string>();
  const types = new TypeInfo(schema);
  const sent = (value: ValueNode): void => {
    if (value.kind === Kind.VARIABLE) decisive.add(value.name.value);
    else if (value.kind !== Kind.NULL) isMarked = true;
  };
  const parts = document.definitions.filter((part) => part === operation || part.kind === Kind.FRAGMENT_DEFINITION);
  const visitor = visitWithTypeInfo(types, {
    Field() {
      isMarked ||= isBetweenRevisions(types.getFieldDef());
      isOfReplica ||= has(OF_REPLICA, types.getFieldDef());
    },
    Argument({ value }) {
      if (isBetweenRevisions(types.getArgument())) sent(value);
    },
    ObjectField({ name, value }) {
      const parent = getNamedTypeOf(types.getParentInputType());
      if (isInputObjectType(parent) && isBetweenRevisions(parent.getFields()[name.value])) sent(value);
    },
  });
  visit({ kind: Kind.DOCUMENT, definitions: parts }, visitor);

  const inputs = (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
    const name = variable.name.value;
    // A default counts as if it were sent: it rarely is one of these, and the other way round would be wrong.
    if (decisive.has(name) && defaultValue !== undefined) isMarked ||= defaultValue.kind !== Kind.NULL;
    const found = getNamedTypeOf(typeFromAST(schema, type));
    return isInputObjectType(found) ? [{ name, type: found }] : [];
  });
  return {
    isOfReplica,
    isOfRevision: (variables) =>
      !isMarked &&
      [...decisive].every((name) => (variables[name] ?? undefined) === undefined) &&
      inputs.every(({ name, type }) => !holdsMarked(variables[name], type)),
  };
}

function getNamedTypeOf(type: unknown): GraphQLNamedInputType | undefined {
  // `typeFromAST` and `TypeInfo` give input types here; anything else has no marked input fields.
  return type === undefined || type === null ? undefined : getNamedType(type as GraphQLInputType);
}

/** Whether a value of `variables` sends a marked input field, however deep. Its depth was checked before. */
function holdsMarked(value: unknown, type: GraphQLNamedInputType): boolean {
  if (Array.isArray(value)) return value.some((each) => holdsMarked(each, type));
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return false;
  const fields = type.getFields();
  return Object.entries(value).some(([name, inner]) => {
    const field = fields[name];
    if (field === undefined || inner === null || inner === undefined) return false;
    return isBetweenRevisions(field) || holdsMarked(inner, getNamedType(field.type));
  });
}
