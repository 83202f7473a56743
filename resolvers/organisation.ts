import { cataloguesOf } from '../src/catalogue/ownership.ts';
import type { Agent } from '../src/model/agent.ts';
import type { Organisation } from '../src/model/organisation.ts';
import type { Reference } from '../src/model/value.ts';
import { createStatistics } from '../src/statistics/counts.ts';
import type { AgentResolvers, CountyResolvers, JoinResolvers, OrganisationResolvers } from './__generated__/types.ts';
import { organisationComparison } from './comparison.ts';
import { termsOf } from './concept.ts';
import { organisationCoverage } from './coverage.ts';
import { datasetList } from './dataset-list.ts';
import { organisationKeyFigures } from './key-figure.ts';
import { organisationList } from './organisation-list.ts';
import { organisationQuality } from './quality.ts';
import { catalogueOf } from './resource.ts';
import { readLastDay } from './statistics-day.ts';
import { textIn } from './text.ts';

/** What all agents of the organisation say, each once by its key. */
function distinct<T>(
  { agents }: Organisation,
  valuesOf: (agent: Agent) => readonly T[],
  keyOf: (value: T) => string,
): readonly T[] {
  const found = new Map<string, T>();
  for (const value of agents.flatMap(valuesOf)) {
    const key = keyOf(value);
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
}

const itself = (value: string): string => value;
const uriOf = (reference: Reference): string => reference.uri;

export const organisation: OrganisationResolvers = {
  name: ({ names }, asked) => textIn(names, asked),
  county: ({ countyCode }, _args, { counties }) => counties.find(({ code }) => code === countyCode),
  ...organisationKeyFigures,
  ...organisationCoverage,
  ...organisationComparison,
  description: ({ descriptions }, asked) => textIn(descriptions, asked),
  homepages: (one) => distinct(one, ({ homepages }) => homepages, uriOf),
  emails: (one) => distinct(one, ({ emails }) => emails, itself),
  types: (one) =>
    termsOf(
      distinct(
        one,
        ({ types }) => types,
        ({ uri, said }) => uri ?? said,
      ),
      'publisherType',
    ),
  identifiers: (one) => distinct(one, ({ identifiers }) => identifiers, itself),
  parent: ({ parent }, _args, { store }) => (parent === undefined ? undefined : store.organisation(parent)),
  joinedBy: ({ joins }) => joins,
  resolved: ({ unresolved }) => unresolved === undefined,
  units: ({ id }, args, context) => organisationList(context, args, { parent: id }),
  catalogues: ({ id }, _args, { store }) => cataloguesOf(store, id),
  datasets: ({ id }, args, context) => datasetList(context, args, { organisations: [id] }),
  statistics: ({ id }, { asOf }, { store }) =>
    createStatistics(store, { organisations: [id] }, readLastDay('asOf', asOf)),
  ...organisationQuality,
  collaborations: ({ municipalityCode, regionCode }, _args, { store }) =>
    store
      .collaborations()
      .filter(({ members }) => members.some((code) => code === municipalityCode || code === regionCode)),
};

export const join: JoinResolvers = {
  catalogues: ({ catalogues }, _args, context) =>
    catalogues.map((catalogueId) => catalogueOf(context, { catalogueId })),
};

export const agent: AgentResolvers = {
  catalogue: (one, _args, context) => catalogueOf(context, one),
  name: ({ names }, asked) => textIn(names, asked),
  description: ({ descriptions }, asked) => textIn(descriptions, asked),
  types: ({ types }) => termsOf(types, 'publisherType'),
  classifications: ({ classifications }) => termsOf(classifications),
};

export const county: CountyResolvers = {
  name: ({ name, nameEn }, { language }) => (language === 'EN' ? nameEn : name),
};
