/** A ready operation: a tab in the sandbox and in GraphiQL, a link on the front page. */
export interface Example {
  readonly title: string;
  /** One sentence: what it shows. */
  readonly description: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const EMPTY: Example = { title: 'Tom fråga', description: '', query: '{\n  __typename\n}\n' };

/**
 * The example that `?example=n` names, counted from 1, and its index counted from 0; the first one where the number is
 * missing or names none.
 */
export function chosenExample(
  examples: readonly Example[],
  wanted: string | undefined,
): { readonly index: number; readonly example: Example } {
  const index = /^\d{1,4}$/.test(wanted ?? '') ? Number(wanted) - 1 : 0;
  const example = examples[index];
  return example === undefined ? { index: 0, example: examples[0] ?? EMPTY } : { index, example };
}
