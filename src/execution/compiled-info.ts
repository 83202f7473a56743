import type { FieldNode, GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { Deviation } from './deviation.ts';

/** What is the same for all fields of an operation. */
export interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/**
 * What a resolver is told of its field. It is made once, when the operation is compiled, so it has no path and no
 * variables: a resolver that asks for them is run by graphql-js.
 */
export function compiledInfo(
  { schema, operation, fragments }: OperationParts,
  parentType: GraphQLObjectType,
  fieldName: string,
  returnType: GraphQLOutputType,
  fieldNodes: readonly FieldNode[],
): GraphQLResolveInfo {
  return {
    fieldName,
    fieldNodes,
    returnType,
    parentType,
    schema,
    fragments,
    operation,
    rootValue: undefined,
    get path(): GraphQLResolveInfo['path'] {
      throw new Deviation(`the resolver of ${parentType.name}.${fieldName} asks for its path`);
    },
    get variableValues(): GraphQLResolveInfo['variableValues'] {
      throw new Deviation(`the resolver of ${parentType.name}.${fieldName} asks for variables`);
    },
  };
}
