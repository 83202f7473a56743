import type { Agent, ContactPoint, PostalAddress } from '../../model/agent.ts';
import { idFromUri, idWithin } from '../../model/id.ts';
import { newAgent, newContactPoint } from '../../model/new-record.ts';
import type { Context } from './context.ts';
import { type Fields, fieldsOf, leftOf, takeFirst, takeList, takeObjects, takePrefixed } from './fields.ts';
import { isObject, type JsonObject } from '../../model/json-object.ts';
import { objectOf, scalar } from './json.ts';
import { organisationUri } from './site-uri.ts';
import { cleanNotes, takeTexts } from './texts.ts';
import { takeConcepts, takeReferences, takeString, takeStrings, takeUri } from './values.ts';

const AGENT_FIELDS = ['uri', 'name', 'name_translated', 'email', 'url', 'homepage', 'type', 'identifier'] as const;

const withoutScheme = (said: string): string => said.replace(/^(mailto|tel):/i, '');

/** An agent of `{uri, name, email, url, type, identifier}`; undefined when nothing of it names one. */
function readAgent(fields: Fields, context: Context): Agent | undefined {
  const uri = takeUri(fields, ['uri']);
  const names = takeTexts(fields, ['name']);
  const identifiers = takeStrings(fields, ['identifier']);
  const key = identifiers[0] ?? names[0]?.value.toLowerCase();
  if (uri === undefined && key === undefined) return undefined;
  return newAgent({
    id:
      uri === undefined
        ? idWithin('organisation', context.catalogueId, `name:${key ?? ''}`)
        : idFromUri('organisation', uri),
    catalogueId: context.catalogueId,
    ...(uri === undefined ? {} : { uri }),
    names,
    identifiers,
    emails: takeStrings(fields, ['email']).map(withoutScheme),
    homepages: takeReferences(fields, ['url', 'homepage']),
    types: takeConcepts(fields, ['type'], 'publisherType'),
    otherProperties: leftOf(fields),
  });
}

/** What CKAN keeps of an organisation for itself; its name and id are in the URI or passed on. */
const ORGANISATION_BOOKKEEPING: ReadonlySet<string> = new Set([
  'approval_status',
  'created',
  'display_name', // the title once more
  'image_display_url', // `image_url` as an address
  'is_organization',
  'package_count',
  'revision_id',
  'state',
  'type', // `organization`
]);

/** The agent that a package's `organization` describes; undefined when nothing names it. */
function readOrganisation(record: JsonObject, context: Context): Agent | undefined {
  const fields = fieldsOf(record);
  const own = takeUri(fields, ['uri']);
  const key = own === undefined ? takeString(fields, ['id', 'name']) : undefined;
  const uri = own ?? (key === undefined ? undefined : organisationUri(context.base, key));
  if (uri === undefined) return undefined;
  return newAgent({
    id: idFromUri('organisation', uri),
    catalogueId: context.catalogueId,
    uri,
    names: takeTexts(fields, ['title', 'display_name', 'name']),
    descriptions: takeTexts(fields, ['description'], cleanNotes),
    identifiers: takeStrings(fields, ['identifier']),
    emails: takeStrings(fields, ['email']).map(withoutScheme),
    homepages: takeReferences(fields, ['url', 'homepage']),
    otherProperties: leftOf(fields, ORGANISATION_BOOKKEEPING),
  });
}

/** The publisher's id: what the package says of one (scheming's `publisher`, legacy `publisher_*`), else its organisation. */
export function takePublisher(fields: Fields, context: Context): string | undefined {
  const read = (nested: Fields): Agent | undefined => readAgent(nested, context);
  const [first, ...further] = takeObjects(fields, ['publisher'], read);
  const said = first ?? takePrefixed(fields, 'publisher_', AGENT_FIELDS, read);
  for (const agent of further) {
    const value = agent.uri ?? agent.names[0]?.value ?? agent.id;
    fields.passedOn.push({ property: 'publisher', value, isUri: agent.uri !== undefined, properties: [] });
    context.gathered.addAgent(agent);
  }
  return said === undefined
    ? takeFirst(fields, ['organization'], (value) => organisationId(value, context))
    : context.gathered.addAgent(said);
}

/** The id of the agent that an `organization` describes. */
function organisationId(value: unknown, context: Context): string | undefined {
  if (!isObject(value)) return undefined;
  const { organisations, gathered } = context;
  const text = JSON.stringify(value);
  if (organisations.has(text)) return organisations.get(text);
  const agent = readOrganisation(value, context);
  const id = agent === undefined ? undefined : gathered.addAgent(agent);
  organisations.set(text, id);
  return id;
}

/** Ids of the creators. */
export function takeCreators(fields: Fields, context: Context): readonly string[] {
  const read = (nested: Fields): Agent | undefined => readAgent(nested, context);
  const listed = takeObjects(fields, ['creator'], read);
  const legacy = listed.length > 0 ? undefined : takePrefixed(fields, 'creator_', AGENT_FIELDS, read);
  return [...listed, ...(legacy === undefined ? [] : [legacy])].map(context.gathered.addAgent);
}

const CONTACT_FIELDS = [
  'uri',
  'name',
  'name_translated',
  'email',
  'phone',
  'telephone',
  'address',
  'url',
  'type',
] as const;

/** Vcard's kinds, as IRIs and as words. */
function readKind(value: unknown): string | undefined {
  const said = scalar(value)?.replace(/^(?:http:\/\/www\.w3\.org\/2006\/vcard\/ns#|vcard:|v:)/i, '') ?? '';
  if (/^organi[sz]ation$/i.test(said)) return 'Organization';
  return ['Individual', 'Kind', 'Group'].find((kind) => kind.toLowerCase() === said.toLowerCase());
}

/** An address in one text is its street: nothing says where its parts end. */
function readAddress(value: unknown): PostalAddress | undefined {
  const object = objectOf(value);
  if (object === undefined) {
    const street = scalar(value);
    return street === undefined ? undefined : { street };
  }
  const [street, postalCode, locality, country] = ['street', 'postal_code', 'locality', 'country'].map((key) =>
    scalar(object[key]),
  );
  if (street === undefined && locality === undefined) return undefined;
  return {
    ...(street === undefined ? {} : { street }),
    ...(postalCode === undefined ? {} : { postalCode }),
    ...(locality === undefined ? {} : { locality }),
    ...(country === undefined ? {} : { country }),
  };
}

/** A contact of `{uri, name, email, phone, address, url, type}`; undefined when it says nothing. */
function readContact(fields: Fields): ContactPoint | undefined {
  const uri = takeUri(fields, ['uri']);
  const kind = takeFirst(fields, ['type'], readKind);
  const names = takeTexts(fields, ['name']);
  const emails = takeStrings(fields, ['email']).map(withoutScheme);
  const telephones = takeStrings(fields, ['phone', 'telephone']).map(withoutScheme);
  const addresses = takeList(fields, ['address'], readAddress);
  const urls = takeReferences(fields, ['url']);
  if (uri === undefined && [names, emails, telephones, addresses, urls].every((list) => list.length === 0)) {
    return undefined;
  }
  return newContactPoint({
    ...(uri === undefined ? {} : { uri }),
    ...(kind === undefined ? {} : { kind }),
    names,
    emails,
    telephones,
    addresses,
    urls,
    otherProperties: leftOf(fields),
  });
}

/** CKAN's own two people, of whom the name stands in a field without a suffix: `maintainer`, `maintainer_email`. */
function takePerson(fields: Fields, role: string): ContactPoint | undefined {
  const name = takeString(fields, [role]);
  const emails = takeStrings(fields, [`${role}_email`]).map(withoutScheme);
  if (name === undefined && emails.length === 0) return undefined;
  return newContactPoint({ names: name === undefined ? [] : [{ value: name }], emails });
}

/** Whom to ask: the first of these that says anything; the others are passed on. */
export function takeContactPoints(fields: Fields): readonly ContactPoint[] {
  const listed = takeObjects(fields, ['contact', 'contact_point'], readContact);
  if (listed.length > 0) return listed;
  const one =
    takePrefixed(fields, 'contact_', CONTACT_FIELDS, readContact) ??
    takePrefixed(fields, 'contact_point_', CONTACT_FIELDS, readContact) ??
    takePerson(fields, 'maintainer') ??
    takePerson(fields, 'author');
  return one === undefined ? [] : [one];
}
