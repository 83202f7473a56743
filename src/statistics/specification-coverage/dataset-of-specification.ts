import type { Dataset } from '../../model/dataset.ts';
import { followedBy } from '../../model/specification.ts';
import type { Store } from '../../store/store.ts';
import type { Likeness } from '../../model/specification-words/likeness.ts';

/** What connects a dataset to a specification. */
export interface Evidence {
  readonly datasetId: string;
  /**
   * - `CONFORMS_TO`: it, or a distribution of it, names an address of the specification (dcterms:conformsTo)
   * - `TITLE`, `KEYWORD`: a word of the specification stands there
   * - `COLUMNS`: its file was read, and has the specification's columns
   */
  readonly place: 'CONFORMS_TO' | 'TITLE' | 'KEYWORD' | 'COLUMNS';
  /** The address, title, keyword or file, as the dataset says it. */
  readonly said: string;
  /** The specification's own address or word that it meets. */
  readonly matched: string;
}

/** A dataset that declares a specification, or is likely to be of it. */
export interface DatasetOfSpecification {
  readonly id: string;
  /** Of its files; where it gives none, of its distributions' pages and interfaces. */
  readonly urls: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Where the content of a dataset is read: download addresses, for distributions without one the access addresses. */
function contentUrls({ distributions }: Dataset): readonly string[] {
  const urls = distributions.flatMap(({ downloadUrls, accessUrls }) =>
    (downloadUrls.length > 0 ? downloadUrls : accessUrls).map(({ uri }) => uri),
  );
  return [...new Set(urls)];
}

/** The dataset as one that declares the specification; undefined: it does not. */
export function declaring(
  store: Pick<Store, 'specifications'>,
  dataset: Dataset,
  slug: string,
): DatasetOfSpecification | undefined {
  const evidence = followedBy(dataset, store.specifications())
    .filter(({ specification }) => specification.slug === slug)
    .map(({ said }): Evidence => ({ datasetId: dataset.id, place: 'CONFORMS_TO', said, matched: slug }));
  if (evidence.length === 0) return undefined;
  return { id: dataset.id, urls: contentUrls(dataset), evidence };
}

/** The dataset as one that is likely to be of the specification. */
export function likely({ id, ...dataset }: Dataset, { place, said, word }: Likeness): DatasetOfSpecification {
  return { id, urls: contentUrls({ id, ...dataset }), evidence: [{ datasetId: id, place, said, matched: word }] };
}
