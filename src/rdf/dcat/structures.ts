import type { Checksum, RightsStatement } from '../../model/distribution.ts';
import type { Attribution, Offer, QualifiedRelation } from '../../model/dataset.ts';
import type { Texts } from '../../model/text.ts';
import type { Location, Period, TimeValue } from '../../model/value.ts';
import type { Term } from '../graph.ts';
import { readAgent } from './agent.ts';
import { type ReadingContext, uriOf } from './context.ts';
import { createNodeReader, type NodeReader, type Property } from './node-reader.ts';
import {
  describe,
  otherProperties,
  passOn,
  plain,
  takeConcepts,
  takeReferences,
  takeTexts,
  timeOf,
  toText,
} from './values.ts';

/** dcterms:spatial: an IRI, a place name, or a node with a geometry. */
export function takeLocations(node: NodeReader): readonly Location[] {
  return node.take('spatial').flatMap((term): readonly Location[] => {
    if (term.kind === 'literal') return plain(term) === undefined ? [] : [{ labels: [toText(term)] }];
    const place = createNodeReader(node.graph, term.value, node);
    const bbox = place.takeFirst('bbox', plain);
    const centroid = place.takeFirst('centroid', plain);
    const geometry = place.takeFirst('geometry', plain);
    const labels = takeTexts(place, 'label');
    passOn(node, 'spatial', term, otherProperties(place));
    if (term.kind === 'blank' && labels.length === 0 && (bbox ?? centroid ?? geometry) === undefined) return [];
    return [
      {
        ...uriOf(term.value),
        labels,
        ...(bbox === undefined ? {} : { bbox }),
        ...(centroid === undefined ? {} : { centroid }),
        ...(geometry === undefined ? {} : { geometry }),
      },
    ];
  });
}

/** dcterms:temporal: dcat:startDate and endDate, or the schema.org and OWL-Time spellings of older profiles. */
export function takePeriods(node: NodeReader): readonly Period[] {
  return node.take('temporal').flatMap((term): readonly Period[] => {
    if (term.kind === 'literal') {
      const said = plain(term);
      if (said === undefined) return [];
      const [from, to] = said.split('/').map((part) => part.trim());
      if (from === undefined || to === undefined) {
        node.note({ property: 'temporal', said, reason: 'is not a period; write it as dcterms:PeriodOfTime' });
        return [];
      }
      const literal = (value: string): TimeValue | undefined => timeOf(node, { kind: 'literal', value }, 'temporal');
      return [period(literal(from), literal(to))];
    }
    const inner = createNodeReader(node.graph, term.value, node);
    const start = boundary(node, inner, 'startDate');
    const end = boundary(node, inner, 'endDate');
    passOn(node, 'temporal', term, otherProperties(inner));
    return start === undefined && end === undefined ? [] : [period(start, end)];
  });
}

const period = (start: TimeValue | undefined, end: TimeValue | undefined): Period => ({
  ...(start === undefined ? {} : { start }),
  ...(end === undefined ? {} : { end }),
});

function boundary(owner: NodeReader, node: NodeReader, property: 'startDate' | 'endDate'): TimeValue | undefined {
  return node.takeFirst(property, (term) => {
    if (term.kind === 'literal') return timeOf(owner, term, 'temporal');
    const instant = createNodeReader(owner.graph, term.value, owner);
    return instant.takeFirst('timeValue', (value) => timeOf(owner, value, 'temporal'));
  });
}

/** dcterms:rights: odrs:RightsStatement, another statement, an IRI or a literal. */
export function takeRights(node: NodeReader): readonly RightsStatement[] {
  return node.take('rights').flatMap((term): readonly RightsStatement[] => {
    if (term.kind === 'literal') return plain(term) === undefined ? [] : [{ ...NO_RIGHTS, texts: [toText(term)] }];
    const statement = createNodeReader(node.graph, term.value, node);
    return [
      {
        ...uriOf(term.value),
        texts: [...takeTexts(statement, 'label'), ...takeTexts(statement, 'description')],
        attributionTexts: takeTexts(statement, 'attributionText'),
        attributionUrls: takeReferences(statement, 'attributionUrl'),
        copyrightNotices: takeTexts(statement, 'copyrightNotice'),
        otherProperties: otherProperties(statement),
      },
    ];
  });
}

const NO_RIGHTS = { attributionTexts: [], attributionUrls: [], copyrightNotices: [], otherProperties: [] } as const;

/** spdx:checksum. */
export function takeChecksums(node: NodeReader): readonly Checksum[] {
  return node.take('checksum').flatMap((term): readonly Checksum[] => {
    if (term.kind === 'literal') return [{ value: term.value }];
    const checksum = createNodeReader(node.graph, term.value, node);
    const algorithm = checksum.takeFirst('algorithm', plain);
    const value = checksum.takeFirst('checksumValue', plain);
    passOn(node, 'checksum', term, otherProperties(checksum));
    if (algorithm === undefined && value === undefined) return [];
    return [{ ...(algorithm === undefined ? {} : { algorithm }), ...(value === undefined ? {} : { value }) }];
  });
}

/** dcterms:provenance, schema:offers and the like: texts that stand on a node (dcterms:description) or by themselves. */
export function takeStatements(node: NodeReader, property: Property): Texts {
  return node.take(property).flatMap((term): Texts => {
    if (term.kind === 'literal') return [toText(term)];
    const statement = createNodeReader(node.graph, term.value, node);
    const texts = [...takeTexts(statement, 'description'), ...takeTexts(statement, 'label')];
    passOn(node, property, term, otherProperties(statement));
    return texts.length === 0 && term.kind === 'iri' ? [{ value: term.value }] : texts;
  });
}

/** schema:offers (DCAT-AP-SE 3.0.1: description and schema:mainEntityOfPage). */
export function takeOffers(node: NodeReader): readonly Offer[] {
  return node.take('offer').flatMap((term): readonly Offer[] => {
    if (term.kind === 'literal') return [{ descriptions: [toText(term)], pages: [] }];
    const offer = createNodeReader(node.graph, term.value, node);
    const pages = takeReferences(offer, 'offerPage');
    const descriptions = takeTexts(offer, 'offerDescription');
    passOn(node, 'offer', term, otherProperties(offer));
    const page = term.kind === 'iri' ? [{ uri: term.value, labels: [] }] : [];
    return [{ descriptions, pages: pages.length === 0 ? page : pages }];
  });
}

/** prov:qualifiedAttribution. */
export function takeAttributions(context: ReadingContext, node: NodeReader): readonly Attribution[] {
  return node.takeNodes('qualifiedAttribution').flatMap((term): readonly Attribution[] => {
    const attribution = createNodeReader(node.graph, term.value, node);
    const agent = attribution.takeFirst('agent', (object) => readAgent(context, object));
    const roles = takeConcepts(attribution, 'hadRole', 'role');
    passOn(node, 'qualifiedAttribution', term, otherProperties(attribution));
    return agent === undefined && roles.length === 0 ? [] : [{ ...(agent === undefined ? {} : { agent }), roles }];
  });
}

/** dcat:qualifiedRelation. */
export function takeQualifiedRelations(node: NodeReader): readonly QualifiedRelation[] {
  return node.takeNodes('qualifiedRelation').flatMap((term): readonly QualifiedRelation[] => {
    const relation = createNodeReader(node.graph, term.value, node);
    const relations = takeReferences(relation, 'relation');
    const roles = takeConcepts(relation, 'hadRole');
    passOn(node, 'qualifiedRelation', term, otherProperties(relation));
    return relations.length === 0 && roles.length === 0 ? [] : [{ relations, roles }];
  });
}

/** adms:identifier: a node with skos:notation, or a literal. */
export function takeOtherIdentifiers(node: NodeReader): readonly string[] {
  return node.take('otherIdentifier').flatMap((term: Term) => {
    if (term.kind === 'literal') return plain(term) ?? [];
    const identifier = createNodeReader(node.graph, term.value, node);
    const notation = identifier.takeFirst('notation', plain);
    if (notation !== undefined) {
      passOn(node, 'otherIdentifier', term, otherProperties(identifier));
      return notation;
    }
    const { labels, rest } = describe(node, term);
    passOn(node, 'otherIdentifier', term, rest);
    return labels[0]?.value ?? plain(term) ?? [];
  });
}
