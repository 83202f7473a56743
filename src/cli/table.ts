/** How wide a text is on a terminal: letters of one cell, combining marks of none. */
function widthOf(text: string): number {
  return Array.from(text.normalize('NFC').replace(/\p{M}/gu, '')).length;
}

function cut(line: string, width: number): string {
  const letters = Array.from(line.normalize('NFC'));
  return letters.length <= width ? line : `${letters.slice(0, Math.max(1, width - 1)).join('')}…`;
}

export interface TableOptions {
  /** Columns of the terminal: lines are cut to it. In a pipe nothing is cut. */
  readonly width?: number | undefined;
  /** Columns whose values stand to the right: numbers. From 0. */
  readonly right?: readonly number[];
  /** Before each line. */
  readonly indent?: string;
}

/** Rows with their columns aligned, two blanks between; control characters of values are shown as blanks. */
export function alignColumns(rows: readonly (readonly string[])[], options: TableOptions = {}): readonly string[] {
  const { width, right = [], indent = '' } = options;
  const clean = rows.map((row) => row.map((value) => value.replace(/[\p{Cc}\s]+/gu, ' ').trim()));
  const widths: number[] = [];
  for (const row of clean) {
    for (const [column, value] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(value));
  }
  return clean.map((row) => {
    const cells = row.map((value, column) => {
      const blanks = ' '.repeat((widths[column] ?? 0) - widthOf(value));
      return right.includes(column) ? blanks + value : value + blanks;
    });
    const line = (indent + cells.join('  ')).trimEnd();
    return width === undefined ? line : cut(line, width);
  });
}

/** `1 dataset`, `2 datasets`, `2 series`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Milliseconds as `0.4 s`. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
