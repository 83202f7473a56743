import type { Dataset } from '../../src/model/dataset.ts';
import type { Concept } from '../../src/model/value.ts';
import type { Specifications } from '../../src/model/specification.ts';
import type { PlainDataset } from './minisearch-peer.ts';

/** How many facets each search of the benchmark counts. */
export const FACETS = ['organisation', 'theme', 'format', 'licence', 'accessRights'] as const;

const coded = ({ code, said }: Concept): string => code ?? said;
const values = (texts: readonly { readonly value: string }[]): string => texts.map(({ value }) => value).join(' ');

/** The dataset as the peers take it; they are given the publisher's and the specification's names as texts of the dataset. */
export function plainDataset(
  dataset: Dataset,
  publishers: ReadonlyMap<string, string>,
  specifications: Specifications | undefined,
): PlainDataset {
  const { distributions, publisher = '' } = dataset;
  const addresses = [...dataset.conformsTo, ...distributions.flatMap(({ conformsTo }) => conformsTo)];
  const followed = addresses.flatMap(({ uri }) => specifications?.get(uri)?.names ?? []);
  const licences = [...dataset.licences, ...distributions.flatMap((distribution) => distribution.licences)];
  return {
    id: dataset.id,
    title: values(dataset.titles),
    keywords: values(dataset.keywords),
    specification: values(followed),
    publisher: publishers.get(publisher) ?? '',
    description: values(dataset.descriptions),
    facets: [
      [publisher],
      [...new Set(dataset.themes.map(coded))],
      [...new Set(distributions.flatMap(({ formats }) => formats.map(coded)))],
      [...new Set(licences.map(coded))],
      dataset.accessRights === undefined ? [] : [coded(dataset.accessRights)],
    ],
  };
}
