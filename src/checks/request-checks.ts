import DataLoader from 'dataloader';
import type { Checks, ContentCheck, LinkCheck } from './check.ts';

/** Addresses of one question to the record. */
const BATCH = 500;

/** The checks for one request: all that its fields ask for in the same moment is one question, and each is asked once. */
export function createRequestChecks(checks: Checks): Checks {
  const links = new DataLoader<string, LinkCheck | undefined>(
    async (urls) => {
      const found = await checks.links(urls);
      return urls.map((url) => found.get(url));
    },
    { maxBatchSize: BATCH },
  );
  const contents = new DataLoader<string, ContentCheck | undefined>(
    async (names) => {
      const found = await checks.contents(names.map(contentKey));
      return names.map((name) => found.get(name));
    },
    { maxBatchSize: BATCH },
  );
  return {
    links: (urls) => loaded(links, urls),
    contents: (asked) =>
      loaded(
        contents,
        asked.map(({ url, specification }) => `${url} ${specification}`),
      ),
    contentsOf: (specifications) => checks.contentsOf(specifications),
  };
}

/** A slug has no space in it, an address may have been given with one. */
const contentKey = (name: string): { readonly url: string; readonly specification: string } => {
  const space = name.lastIndexOf(' ');
  return { url: name.slice(0, space), specification: name.slice(space + 1) };
};

async function loaded<Value>(
  loader: DataLoader<string, Value | undefined>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Value>> {
  const wanted = [...new Set(keys)];
  const values = await loader.loadMany(wanted);
  const found = new Map<string, Value>();
  wanted.forEach((key, index) => {
    const value = values[index];
    if (value instanceof Error) throw value;
    if (value !== undefined) found.set(key, value);
  });
  return found;
}
