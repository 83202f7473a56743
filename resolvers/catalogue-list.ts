import { ownerOf } from '../src/catalogue/ownership.ts';
import type { Context, Page, PageRequest } from '../src/context.ts';
import type { CatalogueRef } from '../src/model/catalogue.ts';
import type { CatalogueFilter, QueryCataloguesArgs } from './__generated__/types.ts';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import * as read from './filter-value.ts';
import { withFreshness } from './freshness.ts';

/** The catalogue's status as the schema names it. */
export function statusOf(catalogue: CatalogueRef): 'ACTIVE' | 'INACTIVE' {
  return catalogue.status === 'active' ? 'ACTIVE' : 'INACTIVE';
}

/** The configured catalogues that the caller's filter selects. Throws InputError. */
function select(context: Context, filter: CatalogueFilter | null | undefined): readonly CatalogueRef[] {
  const { store } = context;
  const all = store.catalogues();
  const owners = read.readValues('filter.organisations', filter?.organisations, read.readOrganisationId(context));
  const platforms = read.readValues('filter.platforms', filter?.platforms, read.readText);
  const states = read.readValues('filter.states', filter?.states, read.keep);
  const statuses = read.readValues('filter.statuses', filter?.statuses, read.keep);
  return all.filter(
    (catalogue) =>
      (owners?.includes(ownerOf(store, catalogue)?.id ?? '') ?? true) &&
      (platforms?.includes(catalogue.platform) ?? true) &&
      (states?.includes(store.catalogueStatus(catalogue.id).state) ?? true) &&
      (statuses?.includes(statusOf(catalogue)) ?? true),
  );
}

/** A page of a list that is at hand; a key is the place in the list at that time, and the short name. */
function pageOf(
  catalogues: readonly CatalogueRef[],
  { backward, limit, from }: PageRequest<'POSITION'>,
): Page<CatalogueRef> {
  let start = 0;
  let end = catalogues.length;
  if (from !== undefined) {
    const index = catalogues.findIndex(({ id }) => id === from.id);
    // The catalogue of the cursor may be gone from the list: then its old place tells where to go on.
    const place = Math.min(Math.max(Number(from.value) || 0, 0), end);
    if (backward) end = index < 0 ? place : index;
    else start = index < 0 ? place : index + 1;
  }
  const hasMore = end - start > limit;
  if (hasMore && backward) start = end - limit;
  if (hasMore && !backward) end = start + limit;
  const items = catalogues
    .slice(start, end)
    .map((node, index) => ({ node, key: { value: start + index, id: node.id } }));
  return { items, hasMore };
}

/** Of these catalogues; inactive ones are not read, so no answer waits for them. */
const behindOf = (catalogues: readonly CatalogueRef[]): readonly string[] =>
  catalogues.filter(({ status }) => status === 'active').map(({ id }) => id);

/** A page of the configured catalogues, by the caller's arguments. Throws InputError, StaleDataError. */
export function catalogueList(
  context: Context,
  args: QueryCataloguesArgs,
): Connection<CatalogueRef> | Promise<Connection<CatalogueRef>> {
  const behind = (): readonly string[] => behindOf(select(context, args.filter));
  return withFreshness(context, args, behind, (standing, listedBy) => {
    // Selected by what they are after the waiting: a filter may ask for their states.
    const selected = select(context, args.filter);
    const catalogues = listedBy === undefined ? selected : selected.filter(({ id }) => listedBy.includes(id));
    return createConnection(context, args, {
      order: { field: 'POSITION', direction: 'ASCENDING' },
      read: (request) => pageOf(catalogues, request),
      count: () => catalogues.length,
      behind: () => behindOf(selected),
      standing,
    });
  });
}
