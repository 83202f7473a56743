import type { Resource } from '../../model/dataset.ts';
import { readAgent, readContactPoint } from './agent.ts';
import { type ReadingContext, uriOf } from './context.ts';
import type { NodeReader } from './node-reader.ts';
import { takeAttributions, takeLocations, takePeriods, takeQualifiedRelations, takeRights } from './structures.ts';
import { plain, takeConcept, takeConcepts, takeReferences, takeTexts, takeTime } from './values.ts';

/** What datasets, series and services have in common; `problems` and `otherProperties` are for the caller to close. */
export function readResource(
  context: ReadingContext,
  node: NodeReader,
  id: string,
): Omit<Resource, 'problems' | 'otherProperties'> {
  // A second publisher is against the profile; it is left, and so passed on.
  const publisher = node.takeFirst('publisher', (term) => readAgent(context, term));
  const accessRights = takeConcept(node, 'accessRights', 'accessRights');
  const issued = takeTime(node, 'issued');
  const modified = takeTime(node, 'modified');
  const frequency = takeConcept(node, 'frequency', 'frequency');
  return {
    id,
    ...uriOf(node.subject),
    catalogueId: context.catalogueId,
    titles: takeTexts(node, 'title'),
    descriptions: takeTexts(node, 'description'),
    ...(publisher === undefined ? {} : { publisher }),
    creators: node.take('creator').flatMap((term) => readAgent(context, term) ?? []),
    contactPoints: node.take('contactPoint').flatMap((term) => readContactPoint(context, node, term) ?? []),
    keywords: takeTexts(node, 'keyword'),
    themes: takeConcepts(node, 'theme', 'theme'),
    subjects: takeConcepts(node, 'subject'),
    highValueCategories: takeConcepts(node, 'highValueCategory', 'highValueCategory'),
    applicableLegislation: takeReferences(node, 'applicableLegislation'),
    ...(accessRights === undefined ? {} : { accessRights }),
    licences: takeConcepts(node, 'licence', 'licence'),
    rights: takeRights(node),
    languages: takeConcepts(node, 'language', 'language'),
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
    conformsTo: takeReferences(node, 'conformsTo'),
    landingPages: takeReferences(node, 'landingPage'),
    documentation: takeReferences(node, 'documentation'),
    relations: takeReferences(node, 'relation'),
    qualifiedRelations: takeQualifiedRelations(node),
    qualifiedAttributions: takeAttributions(context, node),
    identifiers: node.take('identifier').flatMap((term) => plain(term) ?? []),
    spatial: takeLocations(node),
    temporal: takePeriods(node),
    ...(frequency === undefined ? {} : { frequency }),
  };
}
