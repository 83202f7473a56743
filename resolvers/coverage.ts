import type { Context, OrganisationFilter, OrganisationOrder } from '../src/context.ts';
import { completenessOf, problemOf } from '../src/catalogue/completeness.ts';
import { InputError } from '../src/errors.ts';
import type { Organisation } from '../src/model/organisation.ts';
import type { Specification } from '../src/model/specification.ts';
import type { CoverageQuestion } from '../src/statistics/specification-coverage/coverage-loader.ts';
import type {
  CoverageCellResolvers,
  CoverageConnectionResolvers,
  CoverageEvidenceResolvers,
  CoverageFaultResolvers,
  CoverageRowResolvers,
  EspeciallyValuableDatasetResolvers,
  ExpectedWordsResolvers,
  OrganisationResolvers,
  QueryCoverageArgs,
  QueryResolvers,
  SpecificationResolvers,
} from './__generated__/types.ts';
import { connectionFields, createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { readCollaboration, readSpecification, readValues } from './filter-value.ts';
import { datasetsOf, readOrganisationFilter } from './organisation-filter.ts';
import { readLastDay } from './statistics-day.ts';
import { languageOf } from './text.ts';

/** A row: its cells are worked out when they are asked for, together with those of the other rows. */
export interface CoverageListRow {
  readonly organisation: Organisation;
  readonly question: CoverageQuestion;
}

/** A page of rows, and what they are rows of. */
export interface CoverageList extends Connection<CoverageListRow> {
  readonly question: CoverageQuestion;
  readonly filter: OrganisationFilter;
}

type Arguments = Pick<
  QueryCoverageArgs,
  'organisations' | 'collaboration' | 'asOf' | 'first' | 'after' | 'last' | 'before'
>;
type Given = readonly string[] | null | undefined;

/** The specifications that are asked for, each once; all without a list. Throws InputError. */
function readSpecifications(context: Context, given: Given): readonly Specification[] {
  const known = context.store.specifications();
  const slugs = readValues('specifications', given, readSpecification(context));
  return slugs === undefined ? known.all : [...new Set(slugs)].flatMap((slug) => known.get(slug) ?? []);
}

function questionOf(specifications: readonly Specification[], asOf: string | null | undefined): CoverageQuestion {
  const day = readLastDay('asOf', asOf);
  return { specifications, ...(day === undefined ? {} : { day }) };
}

/** Municipalities and regions, unless the caller says which. */
function readOrganisations(context: Context, args: Arguments): OrganisationFilter {
  const { collaboration } = args;
  const members =
    collaboration == null ? {} : { collaborations: [readCollaboration(context)(collaboration, 'collaboration')] };
  const filter = readOrganisationFilter(context, args.organisations, members);
  const isChosen = filter.kinds !== undefined || filter.ids !== undefined || filter.parent !== undefined;
  return isChosen ? filter : { ...filter, kinds: ['MUNICIPALITY', 'REGION'] };
}

/** A page of rows, in order of the organisations' names. Throws InputError. */
function coverageList(context: Context, args: Arguments, specifications: readonly Specification[]): CoverageList {
  const { store } = context;
  const question = questionOf(specifications, args.asOf);
  const filter = readOrganisations(context, args);
  const list = createConnection<{ readonly node: CoverageListRow; readonly key: OrganisationKey }, OrganisationOrder>(
    context,
    args,
    {
      order: { field: 'NAME' },
      read: (request) => {
        const { items, hasMore } = store.organisations(filter, request);
        return {
          items: items.map(({ node: organisation, key }) => ({ node: { organisation, question }, key })),
          hasMore,
        };
      },
      count: () => store.countOrganisations(filter),
      behind: () => store.cataloguesBehind(datasetsOf(filter)),
      standing: undefined,
    },
  );
  return { ...list, question, filter };
}

type OrganisationKey = ReturnType<Context['store']['organisations']>['items'][number]['key'];

/** How many of a cell's datasets or pieces of evidence. Throws InputError. */
function readFirst(first: number): number {
  if (first >= 1 && first <= 100) return first;
  throw new InputError('first', `first is ${first}; send a number from 1 to 100`);
}

export const coverageQueries = {
  coverage: (_root, args, context) => coverageList(context, args, readSpecifications(context, args.specifications)),
  especiallyValuableDatasets: (_root, _args, { valuableDatasets }) => valuableDatasets,
} satisfies QueryResolvers;

export const organisationCoverage = {
  coverage: (organisation, { specifications, asOf }, context) =>
    context.loaders.coverage.row(organisation, questionOf(readSpecifications(context, specifications), asOf)),
} satisfies OrganisationResolvers;

export const specificationCoverage = {
  coverage: (specification, args, context) => coverageList(context, args, [specification]),
  expectedWords: ({ expected }) => expected,
} satisfies SpecificationResolvers;

export const coverageConnection: CoverageConnectionResolvers = {
  ...connectionFields,
  specifications: ({ question }) => question.specifications,
  totals: ({ question, filter }, _args, { loaders }) => loaders.coverage.totals(filter, question),
  completeness: ({ filter }, _args, { store }) => completenessOf(store, store.cataloguesBehind(datasetsOf(filter))),
};

export const coverageRow: CoverageRowResolvers = {
  cells: ({ organisation, question }, _args, { loaders }) => loaders.coverage.row(organisation, question),
};

export const coverageCell: CoverageCellResolvers = {
  datasets: ({ datasetIds }, { first }, { store }) =>
    datasetIds.slice(0, readFirst(first)).flatMap((id) => store.dataset(id) ?? []),
  datasetCount: ({ count }) => count,
  evidence: ({ evidence }, { first }) => evidence.slice(0, readFirst(first)),
  unreadCatalogues: ({ unreadCatalogues }, _args, { store }) =>
    unreadCatalogues.flatMap((id) => store.catalogue(id) ?? []),
  problems: ({ unreadCatalogues }, _args, { store }) => unreadCatalogues.flatMap((id) => problemOf(store, id) ?? []),
};

export const coverageEvidence: CoverageEvidenceResolvers = {
  dataset: ({ datasetId }, _args, { store }) => store.dataset(datasetId),
};

export const coverageFault: CoverageFaultResolvers = {
  dataset: ({ datasetId }, _args, { store }) => store.dataset(datasetId),
  kind: ({ fault }) => fault.kind,
  column: ({ fault }) => fault.column,
  row: ({ fault }) => fault.row,
  rows: ({ fault }) => fault.rows,
  message: ({ fault }, asked) => fault.message[languageOf(asked)],
};

export const expectedWords: ExpectedWordsResolvers = {
  swedish: ({ sv }) => sv,
  english: ({ en }) => en,
  except: ({ not }) => not,
};

export const especiallyValuableDataset: EspeciallyValuableDatasetResolvers = {
  name: ({ sv, en }, asked) => (languageOf(asked) === 'en' ? en : sv),
  specification: ({ specification }, _args, { store }) =>
    specification === undefined ? undefined : store.specifications().get(specification),
};
