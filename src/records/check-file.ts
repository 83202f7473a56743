import type { SpecificationColumn } from '../model/specification.ts';
import { readTable } from './read-table.ts';
import { NotReadError } from './table.ts';
import type { FileBytes } from './table.ts';
import { checkTable, notReadVerdict } from './table-check.ts';
import type { TableVerdict } from './table-check.ts';

/** Reads a file, or the beginning of one, against the columns of a specification. */
export async function checkFile(file: FileBytes, columns: readonly SpecificationColumn[]): Promise<TableVerdict> {
  try {
    return await checkTable(await readTable(file), columns);
  } catch (error) {
    if (error instanceof NotReadError) return notReadVerdict(error);
    throw error;
  }
}
