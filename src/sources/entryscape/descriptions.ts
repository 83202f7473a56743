import type { CatalogueDescription } from '../../model/catalogue.ts';
import type { Harvested, Skipped } from '../source.ts';

/**
 * What a store says of itself, of all the catalogue descriptions in it. Where several publishers share the store, or it
 * gathers their catalogues, each description is of one of them and none of the whole, unless one names others as its
 * parts: then there is no description, and one line says why.
 */
export function describeStore(descriptions: readonly CatalogueDescription[], store: URL): readonly Harvested[] {
  const whole = descriptions.filter((each) => each.hasPart.length > 0 || each.catalogues.length > 0);
  const publishers = new Set(descriptions.flatMap(({ publisher }) => publisher ?? []));
  const told = whole.length > 0 ? whole : publishers.size > 1 ? [] : descriptions;
  if (told.length > 0 || descriptions.length === 0) return told.map((catalogue) => ({ type: 'catalogue', catalogue }));
  const skipped: Skipped = {
    id: store.href,
    reason: `holds ${descriptions.length} catalogues of ${publishers.size} publishers and no description of the whole; option context reads one of them`,
  };
  return [{ type: 'skipped', skipped }];
}
