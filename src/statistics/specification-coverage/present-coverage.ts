import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Checks, ContentCheck } from '../../checks/check.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { Specification } from '../../model/specification.ts';
import type { Store } from '../../store/store.ts';
import { observed } from '../figure.ts';
import type { CoverageCell, FaultOfFile } from './coverage-cell.ts';
import { columnEvidence } from './column-evidence.ts';
import { COVERAGE_DEFINITIONS } from './coverage-definitions.ts';
import type { CoverageFacts, SpecificationFacts } from './coverage-facts.ts';
import type { DatasetOfSpecification } from './dataset-of-specification.ts';
import { createStandings } from './unread-catalogues.ts';
import type { Absence } from './unread-catalogues.ts';

/** What coverage is worked out from. */
export interface CoverageSources {
  readonly store: Store;
  readonly facts: CoverageFacts;
  readonly checks: Pick<Checks, 'contents' | 'contentsOf'>;
}

interface KnownSpecification {
  readonly specification: Specification;
  readonly facts: SpecificationFacts;
}

type ContentChecks = ReadonlyMap<string, ContentCheck>;

const MOST_FAULTS = 20;
/** Of more files than these all that is known of their specifications is read: one question instead of very many. */
const MOST_FILES = 1_000;
/** Organisations between two turns for others: some milliseconds' work. */
const AT_ONCE = 20;
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

/** One cell, from what is known of its organisation and its specification. */
function cellOf(
  organisation: Organisation,
  { specification, facts: { declared, likely } }: KnownSpecification,
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
    const columns = checksOf(probable, slug, checks).flatMap((one) => columnEvidence(specification, one) ?? []);
    return { ...cell, state: 'LIKELY', evidence: [...cell.evidence, ...columns] };
  }
  const { state, reason, catalogues } = absence();
  return { ...cell, state, reason, unreadCatalogues: catalogues };
}

/** What is known of the files of these organisations' datasets; only those are read whose specification has columns. */
async function checksFor(
  checks: CoverageSources['checks'],
  organisations: readonly Organisation[],
  specifications: readonly KnownSpecification[],
): Promise<ContentChecks> {
  const files: { readonly url: string; readonly specification: string }[] = [];
  const read = specifications.filter(({ specification }) => specification.columns !== undefined);
  for (const { specification, facts } of read) {
    const { slug } = specification;
    const { declared, likely } = facts;
    for (const { id } of organisations) {
      for (const { urls } of [...(declared.get(id) ?? NOTHING), ...(likely.get(id) ?? NOTHING)]) {
        for (const url of urls) files.push({ url, specification: slug });
      }
    }
    await nextTurn();
  }
  if (files.length === 0) return new Map();
  if (files.length <= MOST_FILES) return checks.contents(files);
  const known = await checks.contentsOf(read.map(({ specification }) => specification.slug));
  return new Map(known.map((check) => [checkName(check.url, check.specification), check]));
}

/** The cells of these organisations, a row for each, in the order of the specifications. */
export async function presentCoverage(
  { store, facts, checks }: CoverageSources,
  organisations: readonly Organisation[],
  specifications: readonly Specification[],
): Promise<readonly (readonly CoverageCell[])[]> {
  const known = await Promise.all(
    specifications.map(async (specification) => ({ specification, facts: await facts.of(specification.slug) })),
  );
  const found = await checksFor(checks, organisations, known);
  const standings = createStandings(store);
  const rows: (readonly CoverageCell[])[] = [];
  for (const organisation of organisations) {
    if (rows.length % AT_ONCE === AT_ONCE - 1) await nextTurn();
    const asOf = standings.readingOf(organisation.id);
    let absence: Absence | undefined;
    const standing = { absence: () => (absence ??= standings.absenceOf(organisation.id)), asOf };
    rows.push(known.map((one) => cellOf(organisation, one, found, standing)));
  }
  return rows;
}
