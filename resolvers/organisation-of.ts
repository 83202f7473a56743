import type { Context } from '../src/context.ts';
import type { Organisation } from '../src/model/organisation.ts';

/** The organisation that an agent, a code or a number stands for. */
export function organisationOf({ store }: Context, alias: string | undefined): Organisation | undefined {
  return alias === undefined ? undefined : store.organisationByAlias(alias);
}

/** The organisations that agents stand for, each once; agents that nobody describes are left out. */
export function organisationsOf(context: Context, aliases: readonly string[]): readonly Organisation[] {
  const found = new Map<string, Organisation>();
  for (const alias of aliases) {
    const organisation = organisationOf(context, alias);
    if (organisation !== undefined) found.set(organisation.id, organisation);
  }
  return [...found.values()];
}
