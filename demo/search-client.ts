import type { DemoServer } from './entrystore.ts';
import type { RdfJson } from './rdf/rdf-json.ts';

/** An entry in a search answer, as far as the tests look at it. */
export interface Child {
  readonly contextId: string;
  readonly entryId: string;
  readonly rights: readonly string[];
  readonly info: RdfJson;
  readonly relations: RdfJson;
  readonly metadata?: RdfJson;
  readonly 'cached-external-metadata'?: RdfJson;
  readonly noAccessToMetadata?: boolean;
}

/** A page of a search answer. */
interface Page {
  readonly offset: number;
  readonly limit: number;
  readonly results: number;
  readonly resource: { readonly children: readonly Child[] };
  readonly facetFields: readonly { readonly values: readonly { readonly name: string; readonly count: number }[] }[];
}

/** The query for every dataset. */
export const DATASET = 'rdfType:http\\://www.w3.org/ns/dcat#Dataset';
/** The query for every entry. */
export const ANY = 'rdfType:http*';
const RESOURCE = 'http://entrystore.org/terms/resource';

/** The address of a search. */
export function searchUrl(
  server: DemoServer,
  query: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  return `${server.url}/search?${new URLSearchParams({ type: 'solr', query, ...parameters }).toString()}`;
}

/** One page; throws an Error unless it is answered with 200. */
export async function search(
  server: DemoServer,
  query: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const response = await fetch(searchUrl(server, query, parameters));
  if (response.status !== 200) throw new Error(`${String(response.status)} to ${query}`);
  return (await response.json()) as Page;
}

/** Every page until one is empty. */
export async function crawl(server: DemoServer, query: string, sort: string): Promise<readonly Child[]> {
  const found: Child[] = [];
  for (let offset = 0; ; offset += 100) {
    const { children } = (await search(server, query, { limit: '100', offset: String(offset), sort })).resource;
    if (children.length === 0) return found;
    found.push(...children);
  }
}

/** The resource that an entry is about. */
export const resourceOf = ({ info }: Child): string | undefined => Object.values(info)[0]?.[RESOURCE]?.[0]?.value;
