import type { CatalogueRef } from '../model/catalogue.ts';
import { idFromUri } from '../model/id.ts';
import type { Organisation } from '../model/organisation.ts';
import type { Store } from '../store/store.ts';

type Catalogues = Pick<Store, 'revision' | 'catalogues' | 'organisationByAlias'>;

interface Index {
  readonly revision: number;
  readonly byNodeId: ReadonlyMap<string, CatalogueRef>;
  readonly byOrganisation: ReadonlyMap<string, readonly CatalogueRef[]>;
}

const NONE: readonly CatalogueRef[] = [];
const indexes = new WeakMap<Catalogues, Index>();
const nodeIds = new WeakMap<CatalogueRef, string>();

/** The catalogue's global identifier, from its short name. */
export function catalogueNodeId(catalogue: CatalogueRef): string {
  let id = nodeIds.get(catalogue);
  if (id === undefined) nodeIds.set(catalogue, (id = idFromUri('catalogue', catalogue.id)));
  return id;
}

/** Whose catalogue it is by the sources file; undefined when the file does not say, or says nobody that we know. */
export function ownerOf(store: Catalogues, catalogue: CatalogueRef): Organisation | undefined {
  return catalogue.organisation === undefined ? undefined : store.organisationByAlias(catalogue.organisation);
}

/** 660 catalogues' owners, once a revision: a page of organisations would look each of them up a hundred times. */
function indexOf(store: Catalogues): Index {
  const revision = store.revision();
  const known = indexes.get(store);
  if (known?.revision === revision) return known;
  const byNodeId = new Map<string, CatalogueRef>();
  const byOrganisation = new Map<string, CatalogueRef[]>();
  for (const catalogue of store.catalogues()) {
    byNodeId.set(catalogueNodeId(catalogue), catalogue);
    const owner = ownerOf(store, catalogue);
    if (owner === undefined) continue;
    const owned = byOrganisation.get(owner.id);
    if (owned === undefined) byOrganisation.set(owner.id, [catalogue]);
    else owned.push(catalogue);
  }
  const index = { revision, byNodeId, byOrganisation };
  indexes.set(store, index);
  return index;
}

/** The catalogue with this global identifier. */
export function catalogueByNodeId(store: Catalogues, id: string): CatalogueRef | undefined {
  return indexOf(store).byNodeId.get(id);
}

/** The organisation's own catalogues, in the order of the sources file. */
export function cataloguesOf(store: Catalogues, organisationId: string): readonly CatalogueRef[] {
  return indexOf(store).byOrganisation.get(organisationId) ?? NONE;
}
