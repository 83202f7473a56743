import { UpstreamError } from '../../errors.ts';
import type { CatalogueRef } from '../../model/catalogue.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import type { CatalogueSource, Harvested, Recognised, SourceDependencies } from '../source.ts';
import { countUrl, domainOf, isExploreUrl, searchUrl } from './address.ts';
import { type CataloguePage, readExplorePage, readSearchPage } from './api.ts';
import { createIntake } from './intake.ts';
import type { JsonItem } from './json-items.ts';
import { lookUp } from './lookup.ts';
import { isNotFound, readExplore, readFirstPage, readSearch } from './reading.ts';

/** Opendatasoft (Huwise): the Explore API v2.1 of a domain, or the Search API 1.0 before it (see README.md). */
export function createSource({ upstream }: SourceDependencies): CatalogueSource {
  return {
    check,
    harvest: (catalogue, _since, signal) => harvest(upstream, catalogue, signal),
    datasets: (catalogue, uris, signal) => lookUp(upstream, domainOf(catalogue, '2.1'), uris, signal),
    recognise: (base, signal) => recognise(upstream, base, signal),
  };
}

function check(catalogue: CatalogueRef): string | undefined {
  if (!isExploreUrl(new URL(catalogue.url))) {
    return 'url must end in /api/explore/v2.1, for example https://opendata.umea.se/api/explore/v2.1';
  }
  const [name] = Object.keys(catalogue.options);
  return name === undefined ? undefined : `option ${name} is not known; opendatasoft has no options`;
}

async function* harvest(
  upstream: Upstream,
  catalogue: CatalogueRef,
  signal: AbortSignal,
): AsyncGenerator<Harvested, void> {
  const { base } = domainOf(catalogue, '2.1');
  const first = await readFirstPage(upstream, base, signal);
  const intake = createIntake(domainOf(catalogue, first.version));
  const reader = { upstream, base, signal, count: () => intake.count };
  yield { type: 'expected', records: first.total };
  for (const value of first.items) yield* intake.take({ value });
  const more: AsyncGenerator<JsonItem, void> =
    first.version === '2.1' ? readExplore(reader, first) : readSearch(reader, first);
  let failure: UpstreamError | undefined;
  try {
    for await (const item of more) yield* intake.take(item);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    failure = error;
  }
  yield* intake.service();
  if (failure !== undefined) throw failure;
}

/** At the origin, whatever page of it a person has. */
async function recognise(upstream: Upstream, address: URL, signal: AbortSignal): Promise<Recognised | undefined> {
  const base = address.origin;
  const ask = async (url: URL, shape: (value: unknown) => CataloguePage): Promise<CataloguePage | 'none' | 'other'> => {
    try {
      return await upstream.json(url, shape, signal);
    } catch (error) {
      if (!(error instanceof UpstreamError) || !isAnswered(error)) throw error;
      return isNotFound(error) ? 'none' : 'other';
    }
  };
  let page = await ask(countUrl(base), readExplorePage);
  if (page === 'none') page = await ask(searchUrl(base, 0, 0), readSearchPage);
  return typeof page === 'string' ? undefined : { url: `${base}/api/explore/v2.1`, datasets: page.total };
}

/** A server that answered, only not as this platform does. One that wants no more requests now has not said what it is. */
const isAnswered = ({ kind, status }: UpstreamError): boolean =>
  kind === 'REFUSED' ||
  kind === 'MALFORMED' ||
  kind === 'TOO_LARGE' ||
  (kind === 'UNREACHABLE' && status !== undefined);
