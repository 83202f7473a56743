import type { Checks, ContentCheck } from '../../checks/check.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { Specification } from '../../model/specification.ts';
import type { Store } from '../../store/store.ts';
import { observed } from '../figure.ts';
import type { CoverageCell, FaultOfFile } from './coverage-cell.ts';
import { COVERAGE_DEFINITIONS } from './coverage-definitions.ts';
import type { CoverageFacts, SpecificationFacts } from './coverage-facts.ts';
import type { DatasetOfSpecification, Evidence } from './dataset-of-specification.ts';
import { createStandings } from './unread-catalogues.ts';
import type { Absence } from './unread-catalogues.ts';

/** What coverage is worked out from. */
export interface CoverageSources {
  readonly store: Store;
  readonly facts: CoverageFacts;
  readonly checks: Pick<Checks, 'contents'>;
}

type ContentChecks = ReadonlyMap<string, ContentCheck>;

const MOST_FAULTS = 20;
const NOTHING: readonly DatasetOfSpecification[] = [];
const checkName = (url: string, slug: string): string => `${url} ${slug}`;

/** The checks of the datasets' files that came to an end, each with its dataset. */
function checksOf(datasets: readonly DatasetOfSpecification[], slug: string, checks: ContentChecks) {
  return datasets.flatMap(({ id, urls }) =>
    urls.flatMap((url) => {
      const check = checks.get(checkName(url, slug));
      return check === undefined || check.state === 'UNKNOWN' ? [] : [{ datasetId: id, check }];
    }),
  );
}

/** What was found in the files of declared datasets. */
function verdictOf(
  datasets: readonly DatasetOfSpecification[],
  slug: string,
  checks: ContentChecks,
): Pick<CoverageCell, 'state' | 'faults'> {
  const done = checksOf(datasets, slug, checks);
  if (done.length === 0) return { state: 'DECLARED', faults: [] };
  const faults = done
    .filter(({ check }) => check.state === 'INVALID')
    .flatMap(({ datasetId, check: { url, checkedAt, faults: found } }): readonly FaultOfFile[] =>
      found.map((fault) => ({ datasetId, url, fault, checkedAt })),
    );
  const isValid = done.every(({ check }) => check.state === 'VALID');
  return { state: isValid ? 'VALID' : 'INVALID', faults: isValid ? [] : faults.slice(0, MOST_FAULTS) };
}

/** Files of likely datasets that were read, and are as the specification says. */
function columnsOf(
  datasets: readonly DatasetOfSpecification[],
  slug: string,
  checks: ContentChecks,
): readonly Evidence[] {
  return checksOf(datasets, slug, checks)
    .filter(({ check }) => check.state === 'VALID')
    .map(({ datasetId, check }) => ({
      datasetId,
      place: 'COLUMNS',
      said: check.url,
      matched: check.columns.join(', '),
    }));
}

/** One cell, from what is known of its organisation and its specification. */
function cellOf(
  { organisation, specification }: { readonly organisation: Organisation; readonly specification: Specification },
  { declared, likely }: SpecificationFacts,
  checks: ContentChecks,
  { absence, asOf }: { readonly absence: () => Absence; readonly asOf: string | undefined },
): CoverageCell {
  const { slug } = specification;
  const said = declared.get(organisation.id) ?? NOTHING;
  const probable = said.length > 0 ? NOTHING : (likely.get(organisation.id) ?? NOTHING);
  const datasets = said.length > 0 ? said : probable;
  const definition = probable.length > 0 ? COVERAGE_DEFINITIONS.likely : COVERAGE_DEFINITIONS.declared;
  const cell = {
    organisation,
    specification,
    datasetIds: datasets.map(({ id }) => id),
    count: observed(datasets.length, definition, asOf),
    evidence: datasets.flatMap(({ evidence }) => evidence),
    faults: [],
    unreadCatalogues: [],
  };
  if (said.length > 0) return { ...cell, ...verdictOf(said, slug, checks) };
  if (probable.length > 0) {
    return { ...cell, state: 'LIKELY', evidence: [...cell.evidence, ...columnsOf(probable, slug, checks)] };
  }
  const { state, reason, catalogues } = absence();
  return { ...cell, state, reason, unreadCatalogues: catalogues };
}

/** The cells of these organisations, a row for each, in the order of the specifications. */
export async function presentCoverage(
  { store, facts, checks }: CoverageSources,
  organisations: readonly Organisation[],
  specifications: readonly Specification[],
): Promise<readonly (readonly CoverageCell[])[]> {
  const known = await Promise.all(specifications.map(({ slug }) => facts.of(slug)));
  const files = specifications.flatMap(({ slug }, i) =>
    organisations.flatMap(({ id }) =>
      [...(known[i]?.declared.get(id) ?? NOTHING), ...(known[i]?.likely.get(id) ?? NOTHING)].flatMap(({ urls }) =>
        urls.map((url) => ({ url, specification: slug })),
      ),
    ),
  );
  const found = files.length === 0 ? new Map<string, ContentCheck>() : await checks.contents(files);
  const standings = createStandings(store);
  return organisations.map((organisation) => {
    const asOf = standings.readingOf(organisation.id);
    let absence: Absence | undefined;
    const standing = { absence: () => (absence ??= standings.absenceOf(organisation.id)), asOf };
    return specifications.flatMap((specification, i) => {
      const facts = known[i];
      return facts === undefined ? [] : [cellOf({ organisation, specification }, facts, found, standing)];
    });
  });
}
