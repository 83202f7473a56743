import type { Agent } from '../../model/agent.ts';
import { cleanText } from '../../model/clean-text.ts';
import type { DataService, Dataset } from '../../model/dataset.ts';
import { idFromUri, idWithin } from '../../model/id.ts';
import { newAgent, newContactPoint, newDataService, newDataset } from '../../model/new-record.ts';
import type { Text, Texts } from '../../model/text.ts';
import type { OtherProperty, Reference } from '../../model/value.ts';
import { toConcept } from '../../model/vocabulary/index.ts';
import { apiUrl, datasetUri, type Domain } from './address.ts';
import type { CatalogueRecord } from './api.ts';
import { takeLocations, takePeriods } from './coverage.ts';
import { toDistributions } from './distributions.ts';
import { createMetas, type Metas } from './metas.ts';
import { createNotes, type Notes } from './notes.ts';
import { addOtherProperties } from './other-property.ts';
import { takeLicence, takeRights } from './rights.ts';

/** A dataset, and the agents that it names. */
export interface DatasetWithAgents {
  readonly dataset: Dataset;
  readonly agents: readonly Agent[];
}

/** One record of the catalogue as DCAT. What has no place in the model goes to `otherProperties` as `group.name`. */
export function toDataset(domain: Domain, record: CatalogueRecord): DatasetWithAgents {
  const metas = createMetas(record.metas);
  const notes = createNotes();
  const uri = datasetUri(domain.base, record.id);
  const text = textsIn(languageOf(metas));
  const publisher = agentsOf(domain, metas.texts('default', 'publisher'));
  const creators = agentsOf(domain, metas.dcatTexts('creator'));
  const frequency = metas.dcat('accrualperiodicity') ?? metas.text('default', 'update_frequency');
  const access = metas.dcat('accessrights', 'access_rights', 'accessRights');
  const dataset = newDataset({
    id: idFromUri('dataset', uri),
    uri,
    catalogueId: domain.catalogueId,
    identifiers: [record.id],
    titles: text(metas.texts('default', 'title')),
    descriptions: text(metas.texts('default', 'description').map(cleanText).filter(Boolean)),
    keywords: text(keywordsOf(metas)),
    themes: metas.texts('default', 'theme').map((said) => toConcept('theme', said)),
    ...(publisher[0] === undefined ? {} : { publisher: publisher[0].id }),
    creators: creators.map(({ id }) => id),
    contactPoints: contactsOf(metas),
    licences: takeLicence(metas),
    rights: takeRights(metas),
    languages: metas.texts('default', 'language').map((said) => toConcept('language', said)),
    landingPages: [{ uri, labels: [] }],
    relations: [...metas.texts('default', 'references'), ...metas.dcatTexts('relation')].map(toReference),
    conformsTo: metas.dcatTexts('conforms_to').map(toReference),
    sources: sourcesOf(metas),
    otherIdentifiers: metas.texts('inspire', 'file_identifier'),
    spatial: takeLocations(metas),
    temporal: takePeriods(metas, notes),
    ...timesOf(metas, notes),
    ...(frequency === undefined ? {} : { frequency: toConcept('frequency', frequency) }),
    ...(access === undefined ? {} : { accessRights: toConcept('accessRights', access) }),
    distributions: toDistributions(domain, record, notes),
    problems: notes.problems,
    otherProperties: othersOf(metas, record),
  });
  return { dataset, agents: [...publisher, ...creators] };
}

/** What nothing of the above has taken: hence last. */
function othersOf(metas: Metas, record: CatalogueRecord): readonly OtherProperty[] {
  const found: OtherProperty[] = [];
  metas.addLeft(found);
  for (const [name, value] of Object.entries(record.rest)) addOtherProperties(found, name, value);
  return found;
}

const toReference = (said: string): Reference => ({ uri: said, labels: [] });

/**
 * The language of the texts: Swedish is asked for and given where there is a translation; where there is only one
 * language it is that; of several others nothing says which was given. `language` is the data's and says nothing here.
 */
function languageOf(metas: Metas): string | undefined {
  const said = metas.peek('default', 'metadata_languages');
  const languages: readonly unknown[] = Array.isArray(said) ? said : [];
  const swedish = languages.find((each) => typeof each === 'string' && /^sv\b/i.test(each));
  const given = swedish ?? (languages.length === 1 ? languages[0] : undefined);
  return typeof given === 'string' && given !== '' ? given : undefined;
}

const textsIn =
  (language: string | undefined) =>
  (values: readonly string[]): Texts =>
    values.map((value): Text => (language === undefined ? { value } : { value, language }));

/** A list; the older API has one string with commas or semicolons for it. */
function keywordsOf(metas: Metas): readonly string[] {
  const isOne = typeof metas.peek('default', 'keyword') === 'string';
  const said = metas.texts('default', 'keyword');
  const all = isOne ? said.flatMap((text) => text.split(/[,;]/)).map((word) => word.trim()) : said;
  return all.filter((word, index) => word !== '' && all.indexOf(word) === index);
}

/** Known by name only: the same name is the same agent within a catalogue. */
const agentsOf = ({ catalogueId }: Domain, names: readonly string[]): readonly Agent[] =>
  names.map((name) =>
    newAgent({
      id: idWithin('organisation', catalogueId, `name:${name.toLowerCase()}`),
      catalogueId,
      names: [{ value: name }],
    }),
  );

function contactsOf(metas: Metas): Dataset['contactPoints'] {
  const name = metas.dcat('contact_name');
  const email = metas.dcat('contact_email');
  const person = metas.text('inspire', 'contact_individual_name');
  const personEmail = metas.text('inspire', 'contact_email');
  const of = (called: string | undefined, at: string | undefined, kind?: string): Dataset['contactPoints'] =>
    called === undefined && at === undefined
      ? []
      : [
          newContactPoint({
            ...(kind === undefined ? {} : { kind }),
            names: called === undefined ? [] : [{ value: called }],
            emails: at === undefined ? [] : [at.replace(/^mailto:/i, '')],
          }),
        ];
  return [...of(name, email), ...of(person, personEmail, person === undefined ? undefined : 'Individual')];
}

/** The dataset that a federated one is a copy of, on its own domain. What says so is left as it is, too. */
function sourcesOf(metas: Metas): readonly Reference[] {
  const host = metas.peek('default', 'source_domain_address');
  const id = metas.peek('default', 'source_dataset');
  const title = metas.peek('default', 'source_domain_title');
  if (typeof host !== 'string' || typeof id !== 'string' || !/^[\w.-]+\.[a-z]{2,}$/i.test(host) || id === '') return [];
  const labels = typeof title === 'string' && title !== '' ? [{ value: title }] : [];
  return [{ uri: datasetUri(`https://${host}`, id), labels }];
}

function timesOf(metas: Metas, notes: Notes): Pick<Dataset, 'issued' | 'modified'> {
  const issued = metas.dcat('issued');
  const modified = metas.text('default', 'modified');
  return {
    ...(issued === undefined ? {} : { issued: notes.time('issued', issued) }),
    ...(modified === undefined ? {} : { modified: notes.time('modified', modified) }),
  };
}

/** The domain's API, one for all datasets that have records. */
export function toDataService(domain: Domain, servesDatasets: readonly string[]): DataService {
  const url = apiUrl(domain);
  const name = domain.version === '2.1' ? 'Explore API v2.1' : 'Search API 1.0';
  return newDataService({
    id: idFromUri('dataService', url),
    uri: url,
    catalogueId: domain.catalogueId,
    titles: [{ value: `${name}, ${new URL(domain.base).host}` }],
    endpointUrls: [{ uri: url, labels: [] }],
    ...(domain.version === '2.1' ? { endpointDescriptions: [{ uri: `${url}/console`, labels: [] }] } : {}),
    types: [toConcept('serviceType', 'REST')],
    formats: [toConcept('format', 'json')],
    servesDatasets,
  });
}
