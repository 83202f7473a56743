import { InputError } from '../errors.ts';
import type { DatasetFilter } from '../store/store.ts';
import { PAST_CONDITIONS, type PastFilter } from './past/publishing-history.ts';

const isKnown = (name: string): boolean => PAST_CONDITIONS.some((known) => known === name);

/** The filter, where the past can meet all of its conditions. Throws InputError that names the one it cannot. */
export function pastFilter(filter: DatasetFilter): PastFilter {
  const strange = Object.entries(filter).find(([name, value]) => value !== undefined && !isKnown(name));
  if (strange === undefined) return filter;
  const [name] = strange;
  throw new InputError(
    `filter.${name}`,
    `filter.${name} is not known of the past, so it cannot be combined with asOf, growth or series; those that can are ${PAST_CONDITIONS.join(', ')}`,
  );
}
