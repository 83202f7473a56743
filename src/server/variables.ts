import { GraphQLError } from 'graphql';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Refuses variables that JSON allows and nothing behind us does: nested deeper than `depth` levels (recursive input
 * types are read recursively), or with half a surrogate pair, which is no Unicode text and has no UTF-8 form (RFC 8259
 * section 8.2). Looks at each value once, without recursion.
 *
 * @throws GraphQLError `BAD_USER_INPUT`, HTTP 400.
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>, depth: number): void {
  const waiting = Object.entries(variables).map(([name, value]) => ({ name, value, level: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { name, value, level } = next;
    if (typeof value === 'string') {
      if (LONE_SURROGATE.test(value)) {
        throw refusal(
          name,
          `The variable "${name}" holds half a surrogate pair, which is not text. Send whole characters.`,
        );
      }
    } else if (typeof value === 'object' && value !== null) {
      if (level >= depth) {
        const message = `The variable "${name}" is nested more than ${depth} levels deep. Send a flatter value.`;
        throw refusal(name, message, { limit: { name: 'variableDepth', value: depth } });
      }
      for (const [key, inner] of Object.entries(value)) {
        if (LONE_SURROGATE.test(key)) {
          throw refusal(name, `The variable "${name}" has a key with half a surrogate pair. Send whole characters.`);
        }
        waiting.push({ name, value: inner, level: level + 1 });
      }
    }
  }
}

function refusal(name: string, message: string, more: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', argument: name, ...more, http: { status: 400 } },
  });
}
