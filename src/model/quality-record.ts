import type { Dataset } from './dataset.ts';
import { metadataQuality } from './quality.ts';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrAbsent = (value: unknown): boolean => value === undefined || typeof value === 'string';

const isConcept = (value: unknown): boolean =>
  isJson(value) && isText(value['said']) && isTextOrAbsent(value['uri']) && isTextOrAbsent(value['code']);
const isTagged = (value: unknown): boolean => isJson(value) && isText(value['value']);

/** Metrics read the texts and the concepts; of the others they only look at how many there are. */
const TEXTS = ['titles', 'descriptions', 'keywords'] as const;
const CONCEPTS = ['themes', 'licences'] as const;
const OTHERS = ['spatial', 'temporal', 'rights', 'contactPoints', 'problems'] as const;
const CONCEPTS_OF_DISTRIBUTION = ['formats', 'mediaTypes', 'licences'] as const;
const OTHERS_OF_DISTRIBUTION = ['accessUrls', 'downloadUrls', 'rights', 'problems'] as const;

const hasLists = (record: Json, names: readonly string[], isEach?: (value: unknown) => boolean): boolean =>
  names.every((name) => {
    const list = record[name];
    return Array.isArray(list) && (isEach === undefined || list.every(isEach));
  });

const isDistribution = (value: unknown): boolean =>
  isJson(value) &&
  hasLists(value, CONCEPTS_OF_DISTRIBUTION, isConcept) &&
  hasLists(value, OTHERS_OF_DISTRIBUTION) &&
  (value['byteSize'] === undefined || isJson(value['byteSize']));

/** A dataset as far as the metrics look at it: whatever version wrote it. A version that lacks a list knew nothing of it. */
const isAssessable = (record: Json): record is Json & Dataset =>
  hasLists(record, TEXTS, isTagged) &&
  hasLists(record, CONCEPTS, isConcept) &&
  hasLists(record, OTHERS) &&
  hasLists(record, ['distributions'], isDistribution) &&
  (record['accessRights'] === undefined || isConcept(record['accessRights']));

/**
 * The points of `metadataQuality` of a dataset's JSON that any version may have written; undefined where it is not a
 * record that all metrics can be read from, for what nobody read is not zero.
 */
export function qualityOfRecord(record: Json): number | undefined {
  return isAssessable(record) ? metadataQuality(record).points : undefined;
}
