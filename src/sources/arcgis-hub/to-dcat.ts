import { createJsonNode, type JsonNode } from '../../dcat-us/json-node.ts';
import { isObject } from '../../model/json-object.ts';
import { passedOn, scalarOf } from '../../dcat-us/json-value.ts';
import { readTerms, rightsOf, type Terms } from '../../dcat-us/licence.ts';
import { boxText } from '../../dcat-us/structures.ts';
import { takeConcept, takeConcepts, takeTexts } from '../../dcat-us/values.ts';
import { cleanText } from '../../model/clean-text.ts';
import type { Agent } from '../../model/agent.ts';
import type { Dataset } from '../../model/dataset.ts';
import { idFromUri, idWithin } from '../../model/id.ts';
import { newAgent, newContactPoint, newDataset } from '../../model/new-record.ts';
import type { Concept, Location, TimeValue } from '../../model/value.ts';
import { readTime } from '../../model/vocabulary/date.ts';
import { readTerm } from '../../model/vocabulary/index.ts';
import { encoded, itemName, itemUri } from './address.ts';
import type { HubItem } from './api.ts';
import { distributionsOf } from './distributions.ts';

/** A dataset of an item, and the organisation behind it. */
export interface HubRecord {
  readonly dataset: Dataset;
  readonly publisher?: Agent;
}

/** Reads an item of the site's search as a dataset; every layer of a service is one. */
export function toDcat(item: HubItem, site: URL, catalogueId: string): HubRecord {
  const node = createJsonNode(item.properties);
  const name = itemName(item.id);
  const uri = itemUri(name);
  const id = idFromUri('dataset', uri);
  node.drop('id');
  const title = node.first(['title', 'name'], scalarOf);
  if (title === undefined) node.note({ property: 'titles', reason: 'has no title' });
  const description = node.first('description', cleanOf) ?? node.first('snippet', cleanOf);
  const issued = takeMoment(node, 'created');
  const modified = takeMoment(node, 'modified');
  const accessRights = takeConcept(node, 'access', 'accessRights');
  const publisher = takePublisher(node, catalogueId);
  const url = node.first('url', scalarOf);
  const terms = takeTerms(node);
  const dataset = newDataset({
    id,
    uri,
    catalogueId,
    titles: title === undefined ? [] : [{ value: title }],
    descriptions: description === undefined ? [] : [{ value: description }],
    ...(publisher === undefined ? {} : { publisher: publisher.id }),
    contactPoints: takeContact(node),
    keywords: takeTexts(node, 'tags'),
    themes: takeCategories(node),
    ...(accessRights === undefined ? {} : { accessRights }),
    licences: terms.licences,
    rights: terms.rights,
    languages: takeConcepts(node, 'languages', 'language'),
    ...(issued === undefined ? {} : { issued }),
    ...(modified === undefined ? {} : { modified }),
    landingPages: [{ uri: new URL(`/datasets/${encoded(item.id)}`, site).href, labels: [] }],
    relations: name.layer === undefined ? [] : [{ uri: itemUri({ item: name.item }), labels: [] }],
    identifiers: [item.id],
    spatial: takeExtent(node, item.geometry),
    distributions: distributionsOf({
      name,
      type: scalarOf(node.object['type']),
      url,
      datasetId: id,
      catalogueId,
      site,
    }),
    otherProperties: [...node.otherProperties(), ...passedOn('time', item.time)],
    problems: node.problems(),
  });
  return publisher === undefined ? { dataset } : { dataset, publisher };
}

const cleanOf = (value: unknown): string | undefined => {
  const said = scalarOf(value);
  const clean = said === undefined ? '' : cleanText(said);
  return clean === '' ? undefined : clean;
};

/** A moment in milliseconds since 1970, or as text. Zero and less stand for "none" in the portal's answers. */
function takeMoment(node: JsonNode, property: string): TimeValue | undefined {
  const said = node.first(property, scalarOf);
  if (said === undefined) return undefined;
  const milliseconds = /^-?\d{5,}$/.test(said) || Number(said) <= 0 ? Number(said) : undefined;
  const date = milliseconds === undefined ? undefined : new Date(milliseconds);
  const value = date === undefined ? readTime(said) : date.getTime() > 0 ? readTime(date.toISOString()) : undefined;
  if (value !== undefined) return { said, value };
  node.note({ property, said, reason: 'is not a moment; it should be milliseconds since 1970' });
  return { said };
}

/** What Hub calls the source (the organisation's name, as a rule), else the organisation, else the account. */
const PUBLISHER_FIELDS = ['source', 'orgname', 'owner'] as const;

function takePublisher(node: JsonNode, catalogueId: string): Agent | undefined {
  for (const field of PUBLISHER_FIELDS) {
    const name = scalarOf(fieldOf(node, field));
    if (name === undefined) continue;
    if (field !== 'owner') node.drop(field);
    return newAgent({
      id: idWithin('organisation', catalogueId, `name:${name.toLowerCase()}`),
      catalogueId,
      names: [{ value: name }],
      // Which field the name is from: an account's name is not yet an organisation's.
      otherProperties: passedOn(field === 'orgname' ? 'orgName' : field, name),
    });
  }
  return undefined;
}

const fieldOf = (node: JsonNode, name: string): unknown =>
  Object.entries(node.object).find(([key]) => key.toLowerCase() === name)?.[1];

/** The owner's account and the organisation's mail address: the contact, as Hub's own feed has it. */
function takeContact(node: JsonNode): Dataset['contactPoints'] {
  const owner = node.first('owner', scalarOf);
  const email = node.first('orgcontactemail', scalarOf)?.replace(/^mailto:/i, '');
  if (owner === undefined && email === undefined) return [];
  return [
    newContactPoint({
      names: owner === undefined ? [] : [{ value: owner }],
      emails: email === undefined ? [] : [email],
    }),
  ];
}

/** `/Categories/Miljö/Vatten`: the path is what was said, its last part is the theme's name. */
function takeCategories(node: JsonNode): readonly Concept[] {
  return node.each('categories', (value): Concept | undefined => {
    const said = scalarOf(value);
    const name = said
      ?.split('/')
      .filter((part) => part.trim() !== '')
      .at(-1)
      ?.trim();
    if (said === undefined || name === undefined) return undefined;
    const theme = readTerm('theme', name);
    const labels = name === said ? [] : [{ value: name }];
    return theme === undefined ? { said, labels } : { said, uri: theme.uri, code: theme.code, labels };
  });
}

/** licenseInfo is free text, mostly HTML; accessInformation is the credit that the owner asks for. */
function takeTerms(node: JsonNode): Terms {
  const texts = node.each('licenseinfo', scalarOf);
  const structured = node.first('structuredlicense', (value) => (isObject(value) ? scalarOf(value['url']) : undefined));
  // `none` and `custom` say that the licence stands in the text, or nowhere.
  const named = node.first('license', (value) => {
    const said = scalarOf(value);
    return said === undefined || /^(?:none|custom)$/i.test(said) ? undefined : said;
  });
  const terms = [...texts, structured ?? [], named ?? []].flat().map(readTerms);
  const licences = new Map(
    terms.flatMap((each) => each.licences).map((licence) => [licence.uri ?? licence.said, licence]),
  );
  const credits = node.each('accessinformation', (value) => {
    const clean = cleanOf(value);
    return clean === undefined ? undefined : { value: clean };
  });
  const [first, ...more] = terms.flatMap((each) => each.rights);
  const rights = credits.length === 0 ? first : rightsOf(first?.texts ?? [], credits);
  return { licences: [...licences.values()], rights: rights === undefined ? [] : [rights, ...more] };
}

/** The item's extent as a box in degrees, out of its geometry or of `extent` in either of its two spellings. */
function takeExtent(node: JsonNode, geometry: unknown): readonly Location[] {
  const said = node.object['extent'];
  const found = locationOf(geometry) ?? locationOf(said);
  // Said twice, as a rule; where it is not, the other one is passed on.
  if (found !== undefined && locationOf(said)?.bbox === found.bbox) node.drop('extent');
  return found === undefined ? [] : [found];
}

/** GeoJSON, Hub's envelope of two corners, or the two corners alone. */
function locationOf(value: unknown): Location | undefined {
  const points = pointsOf(isObject(value) ? value['coordinates'] : value);
  if (points.length < 2) return undefined;
  const east = points.map(([x]) => x);
  const north = points.map(([, y]) => y);
  const bbox = boxText(Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north));
  return points.length === 2 || isRectangle(points)
    ? { labels: [], bbox }
    : { labels: [], bbox, geometry: JSON.stringify(value) };
}

type Point = readonly [number, number];

function pointsOf(value: unknown): readonly Point[] {
  if (!Array.isArray(value)) return [];
  const list = value as readonly unknown[];
  const [x, y] = list;
  return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : list.flatMap(pointsOf);
}

/** Five points, each of them a corner of the box around them. */
const isRectangle = (points: readonly Point[]): boolean =>
  points.length === 5 && [0, 1].every((axis) => new Set(points.map((point) => point[axis])).size === 2);
