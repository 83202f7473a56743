import type { Page, PageRequest } from '../store/store.ts';

const LIMIT = 500;

/** All rows of a paged read, in order of their ids: for lists that are known to be short. */
export function wholeList<T>(read: (request: PageRequest<'ID'>) => Page<T>): readonly T[] {
  const all: T[] = [];
  let page: Page<T> | undefined;
  do {
    const from = page?.items.at(-1)?.key;
    page = read({
      order: 'ID',
      descending: false,
      limit: LIMIT,
      backward: false,
      ...(from === undefined ? {} : { from }),
    });
    all.push(...page.items.map((item) => item.node));
  } while (page.hasMore && page.items.length > 0);
  return all;
}
