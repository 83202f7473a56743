import type { Context, Key, MaybePromise, PageRequest, Standing } from '../src/context.ts';
import type { Language } from '../src/model/text.ts';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import type { Order } from './search-text.ts';
import { plainOrder, readSearch, searchOrder } from './search-text.ts';
import type { InLanguage } from './text.ts';
import { languageOf } from './text.ts';

/** A thing of a list; where the list was searched for, how well it meets the words. */
export interface Listed<T> {
  readonly node: T;
  readonly key: Key;
  readonly score?: number;
}

/** A thing of a list, with its cursor. */
export type ListedEdge<T, I extends Listed<T> = Listed<T>> = I & { readonly cursor: string };

interface ListArguments<F extends string> extends InLanguage {
  readonly search?: string | null | undefined;
  readonly orderBy?: Order<F> | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

interface ListPage<I> {
  readonly items: readonly I[];
  readonly hasMore: boolean;
}

interface ListSource<I, O extends string> {
  /** The order of a list that nothing is searched in, unless the caller says. */
  readonly otherwise: O;
  readonly read: (request: PageRequest<O>) => ListPage<I>;
  readonly count: () => number;
  readonly find: (words: { readonly text: string; readonly language: Language }) => {
    page(request: PageRequest<O | 'RELEVANCE'>): MaybePromise<ListPage<I>>;
    total(): MaybePromise<number>;
  };
  readonly behind: () => readonly string[];
  readonly standing: Standing | undefined;
}

/** A page of a list that may be searched: read along an order's index, or found. Throws InputError. */
export function searchedList<T, I extends Listed<T>, O extends string>(
  context: Context,
  args: ListArguments<O | 'RELEVANCE'>,
  { otherwise, read, count, find, behind, standing }: ListSource<I, O>,
): Connection<I['node'], I> {
  const text = readSearch(args.search);
  if (text === undefined) {
    const order = plainOrder<O>(args.orderBy, otherwise);
    return createConnection<I, O>(context, args, { order, read, count, behind, standing });
  }
  const found = find({ text, language: languageOf(args) });
  return createConnection<I, O | 'RELEVANCE'>(context, args, {
    order: searchOrder<O>(args.orderBy),
    read: (request) => found.page(request),
    count: () => found.total(),
    behind,
    standing,
  });
}
