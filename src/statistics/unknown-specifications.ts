import type { Store } from '../store/store.ts';
import { createStatistics } from './counts.ts';
import { DEFINITIONS, observed } from './figure.ts';
import type { Figure } from './figure.ts';

/** An address that datasets give as a specification, and no known specification has. */
export interface UnknownSpecification {
  readonly address: string;
  readonly datasets: Figure;
}

/** Those addresses, and what the counts stand on. */
export interface UnknownSpecifications {
  readonly count: number;
  /** The first 1,000, most datasets first. */
  readonly addresses: readonly UnknownSpecification[];
  /** Ids of the catalogues behind the counts. */
  readonly behind: readonly string[];
}

const LISTED = 1_000;

/** What the datasets of all catalogues name that no file of `specifications/` knows. */
export function unknownSpecifications(store: Store): UnknownSpecifications {
  const found = store.unknownSpecifications();
  const { behind, asOf } = createStatistics(store, {});
  const addresses = found.slice(0, LISTED).map(({ address, datasets }) => ({
    address,
    datasets: observed(datasets, DEFINITIONS.datasetsOfAddress, asOf),
  }));
  return { count: found.length, addresses, behind };
}
