import type { Distribution } from '../model/distribution.ts';
import { idFromUri } from '../model/id.ts';
import type { Concept, Reference } from '../model/value.ts';
import type { Text } from '../model/text.ts';
import { type ReadingContext, takeUri } from './context.ts';
import { readDataService } from './data-service.ts';
import { createJsonNode, type JsonNode, restOf } from './json-node.ts';
import { isObject } from '../model/json-object.ts';
import { scalarOf } from './json-value.ts';
import { takeTerms } from './resource.ts';
import { takePeriods } from './structures.ts';
import {
  takeCleanTexts,
  takeConcept,
  takeConcepts,
  takeNumber,
  takeReferences,
  takeStrings,
  takeTexts,
  takeTime,
} from './values.ts';

/** What tells a distribution without a URI from its dataset's others: no catalogue gives them identifiers. */
export const distributionKey = (
  datasetId: string,
  urls: readonly Reference[],
  format: Concept | undefined,
  title: Text | undefined,
): string => [datasetId, ...urls.map((url) => url.uri), format?.said, title?.value].join(' ');

/** dcat:Distribution of the dataset whose id is `datasetId`; text in its place is the address of its file or page. */
export function readDistribution(context: ReadingContext, value: unknown, datasetId: string): Distribution | undefined {
  const node = context.node(value) ?? addressNode(value);
  if (node === undefined) return undefined;
  const uri = takeUri(node);
  const accessUrls = takeReferences(node, 'accessURL');
  const downloadUrls = takeReferences(node, 'downloadURL');
  for (const url of [...accessUrls, ...downloadUrls]) noteUnusable(node, url);
  const titles = takeTexts(node, 'title');
  const formats = takeConcepts(node, 'format', 'format');
  const key = distributionKey(datasetId, [...accessUrls, ...downloadUrls], formats[0], titles[0]);
  const availability = takeConcept(node, 'availability', 'availability');
  const status = takeConcept(node, 'status', 'status');
  const byteSize = takeNumber(node, 'bytesize', 'byteSize');
  const issued = takeTime(node, 'issued');
  const modified = takeTime(node, 'modified');
  const resolution = takeNumber(node, 'spatialresolutioninmeters', 'spatialResolutions');
  const terms = takeTerms(node);
  return {
    id: uri === undefined ? context.contentId('distribution', key) : idFromUri('distribution', uri),
    titles,
    descriptions: takeCleanTexts(node, 'description'),
    accessUrls,
    downloadUrls,
    formats,
    mediaTypes: takeConcepts(node, 'mediaType', 'format'),
    compressFormats: takeConcepts(node, 'compressFormat', 'format'),
    packageFormats: takeConcepts(node, 'packageFormat', 'format'),
    licences: terms.licences,
    rights: terms.rights,
    checksums: takeChecksums(node),
    languages: takeConcepts(node, 'language', 'language'),
    applicableLegislation: takeReferences(node, 'applicableLegislation'),
    conformsTo: takeReferences(node, 'conformsTo'),
    documentation: takeReferences(node, 'describedBy', 'page'),
    temporal: takePeriods(node),
    temporalResolutions: takeStrings(node, 'temporalresolution'),
    spatialResolutions: resolution === undefined ? [] : [resolution],
    accessServices: node.each('accessservice', (service) => readDataService(context, service)),
    otherProperties: node.otherProperties(),
    problems: node.problems(),
    ...(uri === undefined ? {} : { uri }),
    ...(availability === undefined ? {} : { availability }),
    ...(status === undefined ? {} : { status }),
    ...(byteSize === undefined ? {} : { byteSize }),
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
  };
}

const addressNode = (value: unknown): JsonNode | undefined => {
  const said = scalarOf(value);
  return said === undefined ? undefined : createJsonNode({ accessURL: said });
};

function takeChecksums(node: JsonNode): Distribution['checksums'] {
  return node.each('checksum', (value) => {
    const said = scalarOf(value);
    if (said !== undefined) return { value: said };
    if (!isObject(value)) return undefined;
    const checksum = createJsonNode(value);
    const algorithm = checksum.first('algorithm', scalarOf);
    const digest = checksum.first('checksumvalue', scalarOf);
    if (algorithm === undefined && digest === undefined) return undefined;
    node.keep(restOf('checksum', checksum, checksum.first('@id', scalarOf)));
    return { ...(algorithm === undefined ? {} : { algorithm }), ...(digest === undefined ? {} : { value: digest }) };
  });
}

/** `javascript:`, `file:` and plain words are kept as they were said, with a note: nobody can fetch them. */
function noteUnusable(node: JsonNode, { uri }: Reference): void {
  if (/^(?:https?|ftp):/i.test(uri)) return;
  node.note({ property: 'accessUrls', said: uri, reason: 'is not an http or https address' });
}
