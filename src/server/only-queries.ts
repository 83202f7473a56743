import { GraphQLError, OperationTypeNode } from 'graphql';
import type { ASTVisitor, ValidationContext } from 'graphql';

/**
 * A validation rule: refuses what the schema has no type for. The standard's rules let `mutation { __typename }` through
 * to an executor that has nothing to run it on (GraphQL, section 6.2.2), which would look like a fault of ours.
 */
export const onlyQueries = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(node) {
    if (node.operation === OperationTypeNode.QUERY) return;
    context.reportError(
      new GraphQLError(
        `This is a ${node.operation}; only queries are answered here, for everything is for reading. Begin it with \`query\`.`,
        { nodes: [node], extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } } },
      ),
    );
  },
});
