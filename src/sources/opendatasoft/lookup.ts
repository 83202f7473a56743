import type { Dataset } from '../../model/dataset.ts';
import type { Upstream } from '../../upstream/upstream.ts';
import { type Domain, idOfUri, lookupUrls, searchDatasetUrl } from './address.ts';
import { readExplorePage, readRecord } from './api.ts';
import { isNotFound } from './reading.ts';
import { toDataset } from './to-dcat.ts';

/** Datasets as they are now, by the URIs asked for; those of other domains and those that are gone are absent. */
export async function lookUp(
  upstream: Upstream,
  domain: Domain,
  uris: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Dataset>> {
  const wanted = new Map<string, string[]>();
  for (const uri of uris) {
    const id = idOfUri(domain, uri);
    if (id !== undefined) wanted.set(id, [...(wanted.get(id) ?? []), uri]);
  }
  const found = new Map<string, Dataset>();
  const take = (from: Domain, value: unknown): void => {
    const record = readRecord(value);
    if (typeof record === 'string') return;
    const asked = wanted.get(record.id);
    if (asked === undefined) return;
    const { dataset } = toDataset(from, record);
    for (const uri of asked) found.set(uri, dataset);
  };
  try {
    for (const url of lookupUrls(domain.base, [...wanted.keys()])) {
      const page = await upstream.json(url, readExplorePage, signal);
      for (const item of page.items) take(domain, item);
    }
  } catch (error) {
    if (!isNotFound(error)) throw error;
    const older: Domain = { ...domain, version: '1.0' };
    for (const id of wanted.keys()) take(older, await readOlder(upstream, domain.base, id, signal));
  }
  return found;
}

/** The older API gives datasets by their ids one by one only; undefined when there is none. */
async function readOlder(upstream: Upstream, base: string, id: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await upstream.json(searchDatasetUrl(base, id), (value) => value, signal);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
