import { wholeList } from '../catalogue/whole-list.ts';
import type { Checks, ContentCheck } from '../checks/check.ts';
import type { Dataset } from '../model/dataset.ts';
import type { DatasetFilter, Store } from '../store/store.ts';
import { type Definition, type Figure, observed } from './figure.ts';

/** What rows are counted. */
export const ROWS_DEFINITION: Definition = {
  sv: 'Rader i de filer, för datamängder som anger en känd nationell specifikation, som har hämtats och lästs mot specifikationens kolumner. En fil räknas en gång; filer som inte har kunnat läsas räknas inte.',
  en: 'Rows of the files, of datasets that give a known national specification, that were fetched and read against its columns. A file counts once; files that could not be read do not count.',
};

const urlsOf = ({ distributions }: Dataset): readonly (readonly string[])[] =>
  distributions.map(({ downloadUrls, accessUrls }) => [...downloadUrls, ...accessUrls].map(({ uri }) => uri));

/**
 * Rows of the datasets that the filter selects, as far as background checks have read their files; undefined where none has
 * been. A lower bound where a file was not read, or is larger than what was read of it.
 */
export async function knownRows(
  { store, checks }: { readonly store: Store; readonly checks: Pick<Checks, 'contentsOf'> },
  filter: DatasetFilter,
): Promise<Figure | undefined> {
  const specifications = filter.specifications ?? store.specifications().all.map(({ slug }) => slug);
  const read = new Map<string, ContentCheck>();
  for (const check of await checks.contentsOf(specifications)) {
    // One file may be read against several specifications.
    if (check.rows !== undefined && check.rows >= (read.get(check.url)?.rows ?? 0)) read.set(check.url, check);
  }
  if (read.size === 0) return undefined;
  const found = new Map<string, ContentCheck>();
  let isWhole = true;
  for (const dataset of wholeList((request) => store.datasets({ ...filter, specifications }, request))) {
    for (const urls of urlsOf(dataset)) {
      const its = urls.flatMap((url) => read.get(url) ?? []);
      if (its.length === 0) isWhole = false;
      for (const check of its) found.set(check.url, check);
    }
  }
  if (found.size === 0) return undefined;
  const checked = [...found.values()];
  const newest = checked.reduce((latest, { checkedAt }) => (checkedAt > latest ? checkedAt : latest), '');
  const rows = checked.reduce((sum, check) => sum + (check.rows ?? 0), 0);
  const isLowerBound = !isWhole || checked.some(({ whole }) => !whole);
  return { ...observed(rows, ROWS_DEFINITION, newest), ...(isLowerBound ? { isLowerBound } : {}) };
}
