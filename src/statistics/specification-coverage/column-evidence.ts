import type { ContentCheck } from '../../checks/check.ts';
import type { Specification, SpecificationColumn } from '../../model/specification.ts';
import type { Evidence } from './dataset-of-specification.ts';

const fold = (name: string): string => name.normalize('NFC').toLowerCase();
const namesOf = ({ name, aliases }: SpecificationColumn): readonly string[] => [name, ...aliases].map(fold);

/**
 * Evidence of a file's header: that it has the specification's attested columns, those that are mandatory where some are.
 * What stands in its rows is no matter: whether a file is as the specification says is asked of declared datasets only.
 * Undefined: it has not, or it is not known.
 */
export function columnEvidence(
  { columns: known = [] }: Specification,
  { datasetId, check }: { readonly datasetId: string; readonly check: ContentCheck },
): Evidence | undefined {
  if (check.state === 'UNKNOWN') return undefined;
  const attested = known.filter(({ status }) => status === 'attested');
  const mandatory = attested.filter((column) => column.mandatory);
  const needed = mandatory.length > 0 ? mandatory : attested;
  const header = new Set(check.columns.map(fold));
  if (!needed.every((column) => namesOf(column).some((name) => header.has(name)))) return undefined;
  const names = new Set(known.flatMap(namesOf));
  const met = check.columns.filter((column) => names.has(fold(column)));
  return met.length === 0 ? undefined : { datasetId, place: 'COLUMNS', said: check.url, matched: met.join(', ') };
}
