import DataLoader from 'dataloader';
import { wholeList } from '../../catalogue/whole-list.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { Specification } from '../../model/specification.ts';
import type { OrganisationFilter } from '../../store/store.ts';
import type { CoverageCell } from './coverage-cell.ts';
import { totalsOf } from './coverage-total.ts';
import type { CoverageTotal } from './coverage-total.ts';
import { pastCoverage } from './past-coverage.ts';
import type { PastCoverageSources } from './past-coverage.ts';
import { presentCoverage } from './present-coverage.ts';
import type { CoverageSources } from './present-coverage.ts';

/** Which specifications, and of which day. */
export interface CoverageQuestion {
  readonly specifications: readonly Specification[];
  /** At the end of which day of the past (UTC); absent: as it is now. */
  readonly day?: string;
}

/** Coverage, for one request. */
export interface CoverageLoader {
  /** A cell for each of the question's specifications, in their order; rows that are asked together are read together. */
  row(organisation: Organisation, question: CoverageQuestion): Promise<readonly CoverageCell[]>;
  /** Over all organisations that the filter selects. */
  totals(filter: OrganisationFilter, question: CoverageQuestion): Promise<readonly CoverageTotal[]>;
}

type Rows = readonly (readonly CoverageCell[])[];

interface AskedRow {
  readonly organisation: Organisation;
  readonly question: CoverageQuestion;
}

const nameOf = ({ specifications, day }: CoverageQuestion): string =>
  [day ?? 'now', ...specifications.map(({ slug }) => slug)].join(' ');

/** The loader of a request; what the store and the record know is shared by all. */
export function createCoverageLoader(
  sources: CoverageSources & PastCoverageSources,
  signal: AbortSignal,
): CoverageLoader {
  const read = (organisations: readonly Organisation[], { specifications, day }: CoverageQuestion): Promise<Rows> =>
    day === undefined
      ? presentCoverage(sources, organisations, specifications)
      : pastCoverage(sources, organisations, specifications, day, signal);

  const rows = new DataLoader<AskedRow, readonly CoverageCell[], string>(
    async (asked) => {
      const found = new Map<string, readonly CoverageCell[]>();
      for (const [name, question] of new Map(asked.map((one) => [nameOf(one.question), one.question]))) {
        const organisations = asked.filter((one) => nameOf(one.question) === name).map((one) => one.organisation);
        const cells = await read(organisations, question);
        for (const [i, { id }] of organisations.entries()) found.set(`${id} ${name}`, cells[i] ?? []);
      }
      return asked.map(({ organisation, question }) => found.get(`${organisation.id} ${nameOf(question)}`) ?? []);
    },
    { cacheKeyFn: ({ organisation, question }) => `${organisation.id} ${nameOf(question)}` },
  );
  return {
    row: (organisation, question) => rows.load({ organisation, question }),
    async totals(filter, question) {
      const organisations = wholeList((request) => sources.store.organisations(filter, request));
      return totalsOf(await read(organisations, question), question.specifications);
    },
  };
}
