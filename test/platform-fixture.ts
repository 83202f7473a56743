import type { IncomingHttpHeaders } from 'node:http';
import type { CatalogueRef } from '../src/model/catalogue.ts';

/** A dataset that the contract test wants a platform to publish. */
export interface WantedDataset {
  /** From 0; unique. */
  readonly number: number;
  /** `Datamängd 7` */
  readonly title: string;
  /** `https://data.example.se/7.csv`, a CSV file. */
  readonly file: string;
  /** Put something in its place that is in the list and no record at all, by the platform's measure. */
  readonly bad?: boolean;
}

export interface FixtureRequest {
  /** Path and query as asked, on the server's own address. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  /** What the operator has set, where the platform leaves it to them; the fixture's own unless given. */
  readonly pageSize?: number;
}

export interface FixtureAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/**
 * What a platform's folder gives the contract test, as `fixture` of `fixtures/platform.ts`: its protocol over made-up
 * datasets of the publisher `Exempelstads kommun`, with the limits and silent truncations of the real one.
 */
export interface PlatformFixture {
  /** What a sources file says of this server (`http://127.0.0.1:port`). */
  entry(serverUrl: string): { readonly url: string; readonly options?: CatalogueRef['options'] };
  /** What the platform answers; 404 for what it does not know. */
  answer(request: FixtureRequest, datasets: readonly WantedDataset[]): FixtureAnswer;
  /** How many requests a reading of so many datasets may take at the most. */
  requestsFor(datasets: number): number;
  /** How many datasets it takes for at least three pages (or for one, where the platform gives all in one answer). */
  readonly severalPages: number;
  /** JSON that parses but is not this platform's envelope: what MALFORMED must be said of. */
  readonly brokenEnvelope: string;
}
