import type { DataService, Dataset, DatasetSeries } from '../../model/dataset.ts';
import type { Distribution } from '../../model/distribution.ts';
import type { ReadingContext } from './context.ts';
import { readDistribution } from './distribution.ts';
import { createNodeReader, type NodeReader } from './node-reader.ts';
import { readResource } from './resource.ts';
import { takeOffers, takeOtherIdentifiers, takeStatements } from './structures.ts';
import { numberOf, otherProperties, passOn, plain, takeConcepts, takeReferences, takeTexts } from './values.ts';

/** dcat:Dataset; `id` is the one that the context gives its node. */
export function readDataset(context: ReadingContext, subject: string, id: string): Dataset {
  const node = createNodeReader(context.graph, subject);
  const resource = readResource(context, node, id);
  const version = node.takeFirst('version', plain);
  const rest = {
    distributions: readDistributions(context, node, id),
    inSeries: node.takeNodes('inSeries').map((term) => context.id('datasetSeries', term)),
    otherIdentifiers: takeOtherIdentifiers(node),
    temporalResolutions: node.take('temporalResolution').flatMap((term) => plain(term) ?? []),
    spatialResolutions: node
      .take('spatialResolution')
      .flatMap((term) => numberOf(node, term, 'spatialResolutions') ?? []),
    versionNotes: takeTexts(node, 'versionNotes'),
    sources: takeReferences(node, 'source'),
    offers: takeOffers(node),
    versions: takeReferences(node, 'hasVersion'),
    isVersionOf: takeReferences(node, 'isVersionOf'),
    isReferencedBy: takeReferences(node, 'isReferencedBy'),
    provenance: takeStatements(node, 'provenance'),
  };
  for (const record of context.records.get(subject) ?? []) {
    const about = createNodeReader(context.graph, record, node);
    about.takeNodes('primaryTopic');
    const term = record.startsWith('_:')
      ? ({ kind: 'blank', value: record } as const)
      : ({ kind: 'iri', value: record } as const);
    passOn(node, 'record', term, otherProperties(about));
  }
  if (resource.titles.length === 0)
    node.note({ property: 'titles', reason: 'has no title (dcterms:title is mandatory)' });
  return {
    ...resource,
    ...rest,
    ...(version === undefined ? {} : { version }),
    otherProperties: otherProperties(node),
    problems: node.problems(),
  };
}

function readDistributions(context: ReadingContext, node: NodeReader, datasetId: string): readonly Distribution[] {
  return node.take('distribution').flatMap((term) => {
    if (term.kind === 'literal' || !context.graph.has(term.value)) {
      node.note({ property: 'distributions', said: term.value, reason: 'is named but not described in the catalogue' });
      return [];
    }
    return [readDistribution(context, node, term, datasetId)];
  });
}

/** dcat:DatasetSeries (DCAT 3, 6.7). */
export function readDatasetSeries(context: ReadingContext, subject: string, id: string): DatasetSeries {
  const node = createNodeReader(context.graph, subject);
  const resource = readResource(context, node, id);
  return { kind: 'series', ...resource, otherProperties: otherProperties(node), problems: node.problems() };
}

/** dcat:DataService (DCAT 3, 6.9). */
export function readDataService(context: ReadingContext, subject: string, id: string): DataService {
  const node = createNodeReader(context.graph, subject);
  const resource = readResource(context, node, id);
  const rest = {
    endpointUrls: takeReferences(node, 'endpointUrl'),
    endpointDescriptions: takeReferences(node, 'endpointDescription'),
    formats: takeConcepts(node, 'format', 'format'),
    types: takeConcepts(node, 'serviceType', 'serviceType'),
    servesDatasets: node.takeNodes('servesDataset').map((term) => context.id('dataset', term)),
  };
  return { ...resource, ...rest, otherProperties: otherProperties(node), problems: node.problems() };
}
