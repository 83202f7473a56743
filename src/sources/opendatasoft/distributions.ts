import type { Distribution } from '../../model/distribution.ts';
import { idFromUri } from '../../model/id.ts';
import { newDistribution } from '../../model/new-record.ts';
import { toConcept } from '../../model/vocabulary/index.ts';
import { type Domain, type FileKind, fileUrl, recordsUrl } from './address.ts';
import type { JsonObject } from '../../model/json-object.ts';
import type { CatalogueRecord } from './api.ts';
import type { Notes } from './notes.ts';
import { toOtherProperties } from './other-property.ts';

/** Of the formats that the platform makes of any records, those that DCAT readers use; the older API has no xlsx. */
const FORMATS = { '2.1': ['csv', 'json', 'xlsx'], '1.0': ['csv', 'json'] } as const;
const GEOGRAPHIC = 'geojson';

const ofRecordsIn = (format: string): Distribution =>
  newDistribution({ id: '', titles: [{ value: format.toUpperCase() }], formats: [toConcept('format', format)] });

/** Built once: every dataset has the same, at addresses of its own. */
const OF_RECORDS = {
  csv: ofRecordsIn('csv'),
  json: ofRecordsIn('json'),
  xlsx: ofRecordsIn('xlsx'),
  geojson: ofRecordsIn(GEOGRAPHIC),
} as const;

/** What can be fetched of a dataset: its records in each format, and the files beside them. */
export function toDistributions(domain: Domain, record: CatalogueRecord, notes: Notes): readonly Distribution[] {
  const seen = new Map<string, number>();
  /** Two files may have one address: the second is told apart by its place, the best there is. */
  const idOf = (url: string): string => {
    const before = seen.get(url) ?? 0;
    seen.set(url, before + 1);
    return idFromUri('distribution', before === 0 ? url : `${url}\n${before}`);
  };
  const formats = record.hasRecords
    ? [...FORMATS[domain.version], ...(record.isGeographic ? ([GEOGRAPHIC] as const) : [])]
    : [];
  const ofRecords = formats.map((format): Distribution => {
    const url = recordsUrl(domain, record.id, format);
    const links = [{ uri: url, labels: [] }];
    return { ...OF_RECORDS[format], id: idOf(url), accessUrls: links, downloadUrls: links };
  });
  const ofFiles = (kind: FileKind, files: readonly unknown[]): readonly Distribution[] =>
    files.flatMap((file) => toDistribution(domain, record.id, kind, file, idOf, notes) ?? []);
  return [
    ...ofRecords,
    ...ofFiles('attachments', record.attachments),
    ...ofFiles('alternative_exports', record.alternativeExports),
  ];
}

const textIn = (file: JsonObject, name: string): string | undefined => {
  const value = file[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

const READ = new Set(['title', 'description', 'mimetype']);

function toDistribution(
  domain: Domain,
  datasetId: string,
  kind: FileKind,
  said: unknown,
  idOf: (url: string) => string,
  notes: Notes,
): Distribution | undefined {
  const file: JsonObject = typeof said === 'object' && said !== null && !Array.isArray(said) ? { ...said } : {};
  const address = textIn(file, 'url');
  const fileId = textIn(file, 'id');
  const own = fileId === undefined ? undefined : fileUrl(domain, datasetId, kind, fileId);
  // `odsfile://` names a file in the platform's own store, which is given out under the file's id.
  const url = address !== undefined && /^https?:\/\//i.test(address) ? address : own;
  if (url === undefined) {
    notes.add({
      property: kind,
      said: JSON.stringify(said).slice(0, 300),
      reason: 'has neither a web address nor an id',
    });
    return undefined;
  }
  const title = textIn(file, 'title');
  const description = textIn(file, 'description');
  const mediaType = textIn(file, 'mimetype');
  const links = [{ uri: url, labels: [] }];
  return newDistribution({
    id: idOf(url),
    ...(title === undefined ? {} : { titles: [{ value: title }] }),
    ...(description === undefined ? {} : { descriptions: [{ value: description }] }),
    accessUrls: links,
    downloadUrls: links,
    ...(mediaType === undefined ? {} : { formats: [toConcept('format', mediaType)] }),
    otherProperties: Object.entries(file).flatMap(([name, value]) =>
      READ.has(name) && typeof value === 'string' ? [] : url === value ? [] : toOtherProperties(name, value),
    ),
  });
}
