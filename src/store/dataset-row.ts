import type { Dataset } from '../model/dataset.ts';
import { placesOf } from '../model/geometry.ts';
import type { Box } from '../model/geometry.ts';
import { hasApi, hasRows } from '../model/interface-form.ts';
import { metadataQuality } from '../model/quality.ts';
import { pickText } from '../model/text.ts';
import type { TimeValue } from '../model/value.ts';
import { startOf } from './comparable-time.ts';
import { termsOf, type DatasetTerms } from './dataset-terms.ts';
import { sortKey } from './sort-key.ts';

/** What the union keeps of a dataset beside its record: small, so that a whole snapshot's rows may be held. */
export interface DatasetRow {
  readonly uri: string | null;
  readonly title: string | null;
  readonly issued: string | null;
  readonly modified: string | null;
  readonly publisher: string | null;
  /** Ids. */
  readonly distributions: readonly string[];
  readonly terms: DatasetTerms;
  /** Points. */
  readonly quality: number;
  /** Which metrics give them: `MetadataQuality.met`. */
  readonly qualityMet: number;
  readonly hasRows: boolean;
  readonly hasApi: boolean;
  readonly boxes: readonly Box[];
}

const time = (value: TimeValue | undefined): string | null => startOf(value?.value ?? '') ?? null;

export const datasetRow = (dataset: Dataset): DatasetRow => {
  const quality = metadataQuality(dataset);
  return {
    uri: dataset.uri ?? null,
    title: sortKey(pickText(dataset.titles)) ?? null,
    issued: time(dataset.issued),
    modified: time(dataset.modified),
    publisher: dataset.publisher ?? null,
    distributions: dataset.distributions.map(({ id }) => id),
    terms: termsOf(dataset),
    quality: quality.points,
    qualityMet: quality.met,
    hasRows: hasRows(dataset),
    hasApi: hasApi(dataset),
    boxes: placesOf(dataset.spatial).boxes,
  };
};
