import type { CatalogueDescription } from '../../model/catalogue.ts';
import { readAgent } from './agent.ts';
import { type ReadingContext, uriOf } from './context.ts';
import { createNodeReader } from './node-reader.ts';
import { takeLocations, takeRights } from './structures.ts';
import { otherProperties, takeConcepts, takeReferences, takeTexts, takeTime } from './values.ts';

/** dcat:Catalog as it describes itself; the lists of its members are not part of the description. */
export function readCatalogue(context: ReadingContext, subject: string): CatalogueDescription {
  const node = createNodeReader(context.graph, subject);
  for (const members of ['dataset', 'service', 'record'] as const) node.takeNodes(members);
  const publisher = node.takeFirst('publisher', (term) => readAgent(context, term));
  const issued = takeTime(node, 'issued');
  const modified = takeTime(node, 'modified');
  const rest = {
    licences: takeConcepts(node, 'licence', 'licence'),
    rights: takeRights(node),
    languages: takeConcepts(node, 'language', 'language'),
    homepages: takeReferences(node, 'homepage'),
    spatial: takeLocations(node),
    themeTaxonomies: takeReferences(node, 'themeTaxonomy'),
    hasPart: takeReferences(node, 'hasPart'),
    isPartOf: takeReferences(node, 'isPartOf'),
    catalogues: takeReferences(node, 'catalogue'),
  };
  return {
    ...uriOf(subject),
    titles: takeTexts(node, 'title'),
    descriptions: takeTexts(node, 'description'),
    ...(publisher === undefined ? {} : { publisher }),
    ...rest,
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
    otherProperties: otherProperties(node),
  };
}
