import { DATASETS, type SoakUpstream } from './soak-upstream.ts';

/** What clients ask, and whether what they get is right. */
export interface Check {
  readonly name: string;
  readonly query: string;
  /** Told before the question is sent what is known by then; says what is wrong with the answer, or undefined. */
  begin(): (data: unknown) => string | undefined;
}

interface CatalogueAnswer {
  readonly catalogue: {
    readonly health: { readonly state: string };
    readonly datasets: { readonly totalCount: number; readonly nodes: readonly { readonly title: string }[] };
  };
}

/**
 * A catalogue must be whole, of one version, of a version that was published, and never older than one that somebody has
 * been answered before the question was put.
 */
export function catalogueCheck(upstream: SoakUpstream): Check {
  const { slug } = upstream;
  let seen = 0;
  return {
    name: `catalogue ${slug}`,
    query: `{ catalogue(slug: "${slug}") { health { state } datasets(first: 100) { totalCount nodes { title } } } }`,
    begin: () => {
      const least = seen;
      return (data) => {
        const { datasets } = (data as CatalogueAnswer).catalogue;
        const versions = new Set(datasets.nodes.map(({ title }) => / v(\d+) n\d+$/.exec(title)?.[1] ?? title));
        const [version] = [...versions].map(Number);
        if (datasets.totalCount !== DATASETS || datasets.nodes.length !== DATASETS) {
          return `${datasets.nodes.length} of ${DATASETS} datasets, totalCount ${datasets.totalCount}`;
        }
        if (versions.size !== 1 || version === undefined) return `versions ${[...versions].join(', ')} in one answer`;
        if (datasets.nodes.some(({ title }) => !title.startsWith(`${slug} v`))) return 'datasets of another catalogue';
        if (version > upstream.version()) return `version ${version}, and only ${upstream.version()} was published`;
        if (version < least) return `version ${version} after version ${least} had been answered`;
        seen = Math.max(seen, version);
        return undefined;
      };
    },
  };
}

interface ListAnswer {
  readonly datasets: {
    readonly totalCount: number;
    readonly completeness: {
      readonly asked: number;
      readonly fresh: number;
      readonly stale: number;
      readonly missing: number;
    };
  };
}

/** All datasets of all catalogues, and a completeness that adds up. */
export function listCheck(catalogues: number, datasets: number): Check {
  return {
    name: 'list',
    query: '{ datasets(first: 20) { totalCount nodes { title } completeness { asked fresh stale missing } } }',
    begin: () => (data) => {
      const { totalCount, completeness } = (data as ListAnswer).datasets;
      const { asked, fresh, stale, missing } = completeness;
      if (totalCount !== datasets) return `totalCount ${totalCount}, not ${datasets}`;
      if (asked !== catalogues || asked !== fresh + stale + missing || missing !== 0) {
        return `completeness ${JSON.stringify(completeness)} of ${catalogues} catalogues`;
      }
      return undefined;
    },
  };
}

interface LiveAnswer {
  readonly dataset: {
    readonly title: string;
    readonly live: {
      readonly dataset: { readonly title: string } | null;
      readonly problem: { readonly kind: string } | null;
    } | null;
  };
}

/** A dataset read live is the one asked for, or there is a problem that says why not. */
export function liveCheck(uri: string, title: string): Check {
  return {
    name: `live ${uri}`,
    query: `{ dataset(uri: ${JSON.stringify(uri)}) { title live { dataset { title } problem { kind } } } }`,
    begin: () => (data) => {
      const { dataset } = data as LiveAnswer;
      if (dataset.title !== title) return `the dataset ${dataset.title} in place of ${title}`;
      if (dataset.live === null) return 'live is null';
      if (dataset.live.problem !== null) return undefined;
      return dataset.live.dataset?.title === title ? undefined : `live: ${JSON.stringify(dataset.live)}`;
    },
  };
}

/** A query that must be refused. */
export function refusedCheck(query: string): Check {
  return { name: 'refused', query, begin: () => (data) => (data === undefined ? undefined : 'was answered') };
}
