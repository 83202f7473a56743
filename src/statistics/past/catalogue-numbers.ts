import type { CatalogueRef } from '../../model/catalogue.ts';

/** Numbers for catalogues: those of the sources file by their order in it, then others that the record knows. */
export interface CatalogueNumbers {
  readonly of: (id: string) => number;
  readonly id: (number: number) => string;
  size(): number;
  /** In the sources file, and read. */
  isActive(number: number): boolean;
  /** The order in which catalogues are read from: that of the sources file, then of ids. Negative: `one` comes first. */
  readonly compare: (one: number, other: number) => number;
}

export function createCatalogueNumbers(catalogues: readonly Pick<CatalogueRef, 'id' | 'status'>[]): CatalogueNumbers {
  const ids = catalogues.map(({ id }) => id);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const active = catalogues.map(({ status }) => status === 'active');
  const place = (number: number): number => Math.min(number, catalogues.length);
  return {
    of(id) {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      ids.push(id);
      return ids.length - 1;
    },
    id: (number) => ids[number] ?? '',
    size: () => ids.length,
    isActive: (number) => active[number] === true,
    compare: (one, other) => place(one) - place(other) || ((ids[one] ?? '') < (ids[other] ?? '') ? -1 : 1),
  };
}
