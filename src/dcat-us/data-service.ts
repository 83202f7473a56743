import { idFromUri, idWithin } from '../model/id.ts';
import { newDataService } from '../model/new-record.ts';
import { nameOf, type ReadingContext } from './context.ts';
import type { JsonNode } from './json-node.ts';
import { isObject } from '../model/json-object.ts';
import { isIri, passedOn, scalarOf } from './json-value.ts';
import { readResource } from './resource.ts';
import { takeConcepts, takeReferences } from './values.ts';

/**
 * The id of the dcat:DataService that a value describes or only names; the service is read into the context where it
 * is described. Undefined for what is neither.
 */
export function readDataService(context: ReadingContext, value: unknown): string | undefined {
  const node = context.node(value);
  if (node === undefined) {
    const said = scalarOf(value);
    return said !== undefined && isIri(said) ? idFromUri('dataService', said) : undefined;
  }
  const naming = nameOf(context, node, 'dataService', () => JSON.stringify(node.object));
  const named = Object.keys(node.object).every((key) => key.startsWith('@'));
  if (named && naming.uri === undefined) return undefined;
  if (named || context.dataServices.has(naming.id)) return naming.id;
  const resource = readResource(context, node, naming);
  const rest = {
    endpointUrls: takeReferences(node, 'endpointURL'),
    endpointDescriptions: takeReferences(node, 'endpointDescription'),
    formats: takeConcepts(node, 'format', 'format'),
    types: takeConcepts(node, 'type', 'serviceType'),
    servesDatasets: node.each('servesdataset', (served) => servedId(context, node, served)),
  };
  context.dataServices.set(
    naming.id,
    newDataService({ ...resource, ...rest, otherProperties: node.otherProperties(), problems: node.problems() }),
  );
  return naming.id;
}

/** A dataset that a service serves. What is said of it besides is passed on: it may be described nowhere else. */
function servedId(context: ReadingContext, service: JsonNode, value: unknown): string | undefined {
  const candidates = isObject(value) ? [value['@id'], value['identifier']] : [value];
  for (const candidate of candidates) {
    const said = scalarOf(candidate);
    if (said === undefined) continue;
    if (isObject(value) && Object.keys(value).length > 1) service.keep(passedOn('servesDataset', value));
    return isIri(said) ? idFromUri('dataset', said) : idWithin('dataset', context.catalogueId, said);
  }
  return undefined;
}
