import type { Dataset } from '../model/dataset.ts';
import type { Distribution } from '../model/distribution.ts';
import type { Specifications } from '../model/specification.ts';
import type { Reference } from '../model/value.ts';
import { readTerm } from '../model/vocabulary/index.ts';

/** The longest address that is asked: what is longer is data in the form of an address. */
const LONGEST = 4_096;
/** Addresses of one distribution, or of a dataset that declares nothing, that are read: of a file for each month the first year. */
const MOST_PARTS = 12;

/** Formats of tables that are read. */
const READ: ReadonlySet<string> = new Set([
  'text/csv',
  'text/tab-separated-values',
  'application/json',
  'application/geo+json',
]);
const EXTENSION = /^[^?#]*\/[^/?#]+\.([a-z0-9]{2,8})(?:[?#]|$)/i;

/** Formats as stated; where none is known, by the ending of the file's name. */
function formatsOf({ formats, mediaTypes }: Distribution, url: string): readonly string[] {
  const stated = [...formats, ...mediaTypes].flatMap(({ code }) => code ?? []);
  if (stated.length > 0) return stated;
  const extension = EXTENSION.exec(url)?.[1];
  return extension === undefined ? [] : [readTerm('format', extension)?.code ?? ''];
}

/** Where the content is: its download addresses, or where it gives none what it says to be an address of a table. */
function addressesOf(distribution: Distribution): readonly string[] {
  const { accessUrls, downloadUrls } = distribution;
  const isRead = (url: string): boolean => formatsOf(distribution, url).some((code) => READ.has(code));
  // A download address of which nothing is said may well be a table; an access address is a page as likely as not.
  const downloads = downloadUrls
    .map(({ uri }) => uri)
    .filter((url) => isRead(url) || formatsOf(distribution, url).length === 0);
  const found = downloadUrls.length > 0 ? downloads : accessUrls.map(({ uri }) => uri).filter(isRead);
  return [...new Set(found)].filter((url) => url.length <= LONGEST && URL.canParse(url)).slice(0, MOST_PARTS);
}

/** Addresses of files of a dataset that does not say what specification they should be as: some tell what it is. */
export function someFiles({ distributions }: Dataset): readonly string[] {
  return [...new Set(distributions.flatMap(addressesOf))].slice(0, MOST_PARTS);
}

/**
 * Addresses of the files of a dataset that should be as a specification says: of the distributions that say so, and where
 * the dataset does, of those that do not name another one.
 */
export function contentFiles(dataset: Dataset, slug: string, known: Specifications): readonly string[] {
  const slugsOf = (references: readonly Reference[]): readonly string[] =>
    references.flatMap(({ uri }) => known.specificationSlug(uri)?.slug ?? []);
  const isOfDataset = slugsOf(dataset.conformsTo).includes(slug);
  const files = dataset.distributions.filter(({ conformsTo }) => {
    const own = slugsOf(conformsTo);
    return own.length === 0 ? isOfDataset : own.includes(slug);
  });
  return [...new Set(files.flatMap(addressesOf))];
}
