import type { SuggestionKind } from '../src/context.ts';
import type { Context, Suggestion } from '../src/context.ts';
import { InputError } from '../src/errors.ts';
import type { QuerySuggestArgs, RequireFields, SuggestionResolvers } from './__generated__/types.ts';
import { readSearch } from './search-text.ts';
import { languageOf } from './text.ts';

const MOST = 50;

/** What is being typed may become these. Throws InputError. */
export function suggestions(
  { store }: Context,
  { prefix, kinds, first, ...args }: RequireFields<QuerySuggestArgs, 'first' | 'language' | 'prefix'>,
): Promise<readonly Suggestion[]> {
  if (first < 1 || first > MOST) throw new InputError('first', `first is ${first}; send a number from 1 to ${MOST}`);
  const wanted: readonly SuggestionKind[] | undefined = kinds ?? undefined;
  const request = { language: languageOf(args), first, ...(wanted === undefined ? {} : { kinds: wanted }) };
  return store.suggest(readSearch(prefix, 'prefix') ?? '', request);
}

export const suggestion: SuggestionResolvers = {
  organisation: ({ organisationId }, _args, { store }) =>
    organisationId === undefined ? undefined : store.organisation(organisationId),
  county: ({ countyCode }, _args, { counties }) => counties.find(({ code }) => code === countyCode),
  specification: ({ slug }, _args, { store }) => (slug === undefined ? undefined : store.specifications().get(slug)),
};
