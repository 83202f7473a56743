import { pickText } from './model/text.ts';
import type { Overview } from './server/overview.ts';
import type { Store } from './store/store.ts';

/** What the front page shows, of the store's present revision. */
export function overviewOf(store: Store): Overview {
  const catalogues = store.catalogues().map((ref) => {
    const status = store.catalogueStatus(ref.id);
    const organisation = ref.organisation === undefined ? undefined : store.organisationByAlias(ref.organisation);
    const organisationName = organisation === undefined ? undefined : pickText(organisation.names);
    const title = pickText(ref.names ?? []) ?? pickText(store.catalogueDescription(ref.id)?.titles ?? []);
    return {
      slug: ref.id,
      name: title ?? organisationName ?? ref.id,
      url: ref.url,
      platform: ref.platform,
      ...(organisationName === undefined ? {} : { organisationName }),
      state: status.state,
      status: ref.status,
      datasets: store.catalogueCounts(ref.id).datasets,
      ...(status.lastSuccess === undefined ? {} : { lastSuccess: status.lastSuccess }),
      ...(status.problem === undefined ? {} : { problem: status.problem }),
    };
  });
  return {
    datasets: store.countDatasets({}),
    publishers: store.countPublishers({}),
    distributions: store.countDistributions({}),
    catalogues,
    revision: store.revision(),
  };
}
