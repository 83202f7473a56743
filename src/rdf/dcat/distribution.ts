import type { Distribution } from '../../model/distribution.ts';
import type { Reference } from '../../model/value.ts';
import type { Term } from '../graph.ts';
import type { ReadingContext } from './context.ts';
import { uriOf } from './context.ts';
import { createNodeReader, type NodeReader } from './node-reader.ts';
import { takeChecksums, takePeriods, takeRights } from './structures.ts';
import {
  numberOf,
  otherProperties,
  plain,
  takeConcept,
  takeConcepts,
  takeReferences,
  takeTexts,
  takeTime,
} from './values.ts';

/** dcat:Distribution of the dataset whose id is `datasetId`. */
export function readDistribution(
  context: ReadingContext,
  owner: NodeReader,
  term: Term,
  datasetId: string,
): Distribution {
  const node = createNodeReader(context.graph, term.value, owner);
  const accessUrls = takeReferences(node, 'accessUrl');
  const downloadUrls = takeReferences(node, 'downloadUrl');
  const titles = takeTexts(node, 'title');
  const formats = takeConcepts(node, 'format', 'format');
  for (const url of [...accessUrls, ...downloadUrls]) noteUnusable(node, url);
  const key = [accessUrls, downloadUrls].flat().map((url) => url.uri);
  const id =
    term.kind === 'iri'
      ? context.id('distribution', term)
      : context.nameBlank(
          'distribution',
          term.value,
          [datasetId, ...key, formats[0]?.said, titles[0]?.value].join(' '),
        );

  const availability = takeConcept(node, 'availability', 'availability');
  const status = takeConcept(node, 'status', 'status');
  const byteSize = node.takeFirst('byteSize', (object) => numberOf(node, object, 'byteSize'));
  const issued = takeTime(node, 'issued');
  const modified = takeTime(node, 'modified');
  const rest = {
    mediaTypes: takeConcepts(node, 'mediaType', 'format'),
    compressFormats: takeConcepts(node, 'compressFormat', 'format'),
    packageFormats: takeConcepts(node, 'packageFormat', 'format'),
    licences: takeConcepts(node, 'licence', 'licence'),
    rights: takeRights(node),
    checksums: takeChecksums(node),
    languages: takeConcepts(node, 'language', 'language'),
    applicableLegislation: takeReferences(node, 'applicableLegislation'),
    conformsTo: takeReferences(node, 'conformsTo'),
    documentation: takeReferences(node, 'documentation'),
    temporal: takePeriods(node),
    temporalResolutions: node.take('temporalResolution').flatMap((object) => plain(object) ?? []),
    spatialResolutions: node
      .take('spatialResolution')
      .flatMap((object) => numberOf(node, object, 'spatialResolutions') ?? []),
    accessServices: node.takeNodes('accessService').map((service) => context.id('dataService', service)),
  };
  return {
    id,
    ...uriOf(term.value),
    titles,
    descriptions: takeTexts(node, 'description'),
    accessUrls,
    downloadUrls,
    formats,
    ...rest,
    ...(availability === undefined ? {} : { availability }),
    ...(status === undefined ? {} : { status }),
    ...(byteSize === undefined ? {} : { byteSize }),
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
    otherProperties: otherProperties(node),
    problems: node.problems(),
  };
}

/** `javascript:`, `file:` and plain words are kept as they were said, with a note: nobody can fetch them. */
function noteUnusable(node: NodeReader, url: Reference): void {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.uri)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https' || scheme === 'ftp') return;
  node.note({ property: 'accessUrls', said: url.uri, reason: 'is not an http or https address' });
}
