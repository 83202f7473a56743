import type { Resource } from '../model/dataset.ts';
import type { RightsStatement } from '../model/distribution.ts';
import type { Concept, Reference } from '../model/value.ts';
import { toConcept } from '../model/vocabulary/index.ts';
import { readAgent, readContactPoint } from './agent.ts';
import type { Naming, ReadingContext } from './context.ts';
import { type JsonNode, nodeOf, restOf } from './json-node.ts';
import { passedOn, scalarOf } from './json-value.ts';
import { readTerms, rightsOf, type Terms } from './licence.ts';
import { takeLocations, takePeriods } from './structures.ts';
import {
  readConcept,
  takeCleanTexts,
  takeConcept,
  takeConcepts,
  takeReferences,
  takeTexts,
  takeTime,
} from './values.ts';

/** `R/P1Y`: in place of a date it says how often, not when (DCAT-US 1.1, modified). */
const REPEATING = /^R\d*\//i;

/** What datasets, series and services have in common; `problems` and `otherProperties` are for the caller to close. */
export function readResource(
  context: ReadingContext,
  node: JsonNode,
  { id, uri, identifiers }: Naming,
): Omit<Resource, 'problems' | 'otherProperties'> {
  const publisher = node.first('publisher', (value) => readAgent(context, value));
  const accessRights =
    takeConcept(node, 'accessLevel', 'accessRights') ?? takeConcept(node, 'accessRights', 'accessRights');
  const issued = takeTime(node, 'issued');
  const repeating = node.first('modified', repetitionOf);
  const modified = repeating === undefined ? takeTime(node, 'modified') : { said: repeating };
  const said = takeConcept(node, 'accrualPeriodicity', 'frequency');
  const frequency = said ?? (repeating === undefined ? undefined : toConcept('frequency', repeating));
  const terms = takeTerms(node);
  return {
    id,
    ...(uri === undefined ? {} : { uri }),
    catalogueId: context.catalogueId,
    titles: takeTexts(node, 'title'),
    descriptions: takeCleanTexts(node, 'description'),
    ...(publisher === undefined ? {} : { publisher }),
    creators: node.each('creator', (value) => readAgent(context, value)),
    contactPoints: node.each('contactpoint', (value) => readContactPoint(context, value)),
    keywords: takeKeywords(node),
    themes: takeConcepts(node, 'theme', 'theme'),
    subjects: takeConcepts(node, 'subject'),
    highValueCategories: takeConcepts(node, 'hvdCategory', 'highValueCategory'),
    applicableLegislation: takeReferences(node, 'applicableLegislation'),
    ...(accessRights === undefined ? {} : { accessRights }),
    licences: terms.licences,
    rights: terms.rights,
    languages: takeConcepts(node, 'language', 'language'),
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
    conformsTo: takeReferences(node, 'conformsTo'),
    landingPages: takeReferences(node, 'landingPage'),
    documentation: takeReferences(node, 'describedBy', 'references', 'page'),
    relations: [...takeParents(node), ...takeReferences(node, 'relation')],
    qualifiedRelations: takeQualifiedRelations(node),
    qualifiedAttributions: takeAttributions(context, node),
    identifiers,
    spatial: takeLocations(node),
    temporal: takePeriods(node),
    ...(frequency === undefined ? {} : { frequency }),
  };
}

const repetitionOf = (value: unknown): string | undefined => {
  const said = scalarOf(value);
  return said !== undefined && REPEATING.test(said) ? said : undefined;
};

/** Keywords in a list; one text with commas (DCAT-US 1.0) is a list too. */
function takeKeywords(node: JsonNode): Resource['keywords'] {
  const keywords = takeTexts(node, 'keyword');
  const [only] = keywords;
  if (keywords.length !== 1 || only === undefined || Array.isArray(node.object['keyword'])) return keywords;
  return only.value.split(',').flatMap((part) => (part.trim() === '' ? [] : [{ ...only, value: part.trim() }]));
}

/** isPartOf names the collection by its identifier. As a relation alone it would not say which end is the part. */
function takeParents(node: JsonNode): readonly Reference[] {
  const parents = takeReferences(node, 'isPartOf');
  for (const { uri } of parents) node.keep(passedOn('isPartOf', uri));
  return parents;
}

/** Licences and rights, of a dataset or of a distribution. */
export function takeTerms(node: JsonNode): Terms {
  const concepts: Concept[] = [];
  const statements: RightsStatement[] = [];
  const readLicence = readConcept(node, 'license', 'licence');
  node.each('license', (value) => {
    const said = scalarOf(value);
    if (said === undefined) {
      const concept = readLicence(value);
      if (concept !== undefined) concepts.push(concept);
      return concept;
    }
    const terms = readTerms(said);
    concepts.push(...terms.licences);
    statements.push(...terms.rights);
    return terms;
  });
  const texts = ['rights', 'accesslevelcomment'].flatMap((name) => takeCleanTexts(node, name));
  statements.push(...texts.map((text) => rightsOf([text])));
  return { licences: concepts, rights: statements };
}

function takeQualifiedRelations(node: JsonNode): Resource['qualifiedRelations'] {
  return node.each('qualifiedrelation', (value) => {
    const relation = nodeOf(value);
    if (relation === undefined) return undefined;
    const relations = takeReferences(relation, 'relation');
    if (relations.length === 0) return undefined;
    const roles = takeConcepts(relation, 'hadRole');
    node.keep(restOf('qualifiedRelation', relation, relation.first('@id', scalarOf)));
    return { relations, roles };
  });
}

function takeAttributions(context: ReadingContext, node: JsonNode): Resource['qualifiedAttributions'] {
  return node.each('qualifiedattribution', (value) => {
    const attribution = context.node(value);
    if (attribution === undefined) return undefined;
    const agent = attribution.first('agent', (each) => readAgent(context, each));
    if (agent === undefined) return undefined;
    const roles = takeConcepts(attribution, 'hadRole', 'role');
    node.keep(restOf('qualifiedAttribution', attribution, attribution.first('@id', scalarOf)));
    return { agent, roles };
  });
}
