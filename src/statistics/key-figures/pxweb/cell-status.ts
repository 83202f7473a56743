import type { KeyFigureValue, ValueStatus } from '../../../model/key-figure.ts';
import type { Cell } from './json-stat.ts';

/**
 * What PxWeb's symbols mean where there is no number (the explanation of symbols of official statistics): `.` "uppgift kan
 * inte förekomma", `..` "uppgift inte tillgänglig eller alltför osäker". `-` ("inget finns att redovisa") is no number
 * either, and we make none of it: it is MISSING, with the symbol beside it.
 */
const STATUSES: Readonly<Record<string, ValueStatus>> = { '.': 'NOT_APPLICABLE' };

/** A cell as the model has values; a string where it cannot be read. A number stays one, whatever is said of it. */
export function readCell(cell: Cell): Pick<KeyFigureValue, 'status' | 'value' | 'said'> | string {
  if ('unreadable' in cell) return cell.unreadable;
  const { value, said } = cell;
  const marked = said === undefined ? {} : { said };
  if (value !== undefined) return { status: 'PRESENT', value, ...marked };
  return { status: STATUSES[said ?? ''] ?? 'MISSING', ...marked };
}
