import { z } from 'zod';
import { UpstreamError } from '../../../errors.ts';
import type { Cube } from './json-stat.ts';

/** A variable of a table. */
export interface Variable {
  readonly code: string;
  readonly label: string;
  /** Labels by code; undefined where there are so many that the table does not list them (v1, above `maxValues`). */
  readonly codes: ReadonlyMap<string, string> | undefined;
  /** Whether it may be left out of a query: the table then says a total by itself. */
  readonly isEliminable: boolean;
  readonly isTime: boolean;
  readonly isMetric: boolean;
}

/** What can be asked of a table. */
export interface Table {
  /** As the sources file names it. */
  readonly id: string;
  readonly label: string;
  readonly variables: readonly Variable[];
}

const variable1 = z.object({
  code: z.string().min(1),
  text: z.string().optional().catch(undefined),
  values: z.array(z.string()).nullish(),
  valueTexts: z.array(z.string()).nullish().catch(undefined),
  elimination: z.boolean().nullish().catch(undefined),
  time: z.boolean().nullish().catch(undefined),
});
const table1 = z.object({ title: z.string().catch(''), variables: z.array(variable1).min(1) });

/** By convention of the statistical office that made PxWeb: v1 does not mark the variable of contents otherwise. */
const CONTENTS = 'ContentsCode';

/** A table's metadata as v1 gives them; throws an Error that says where they are wrong. */
export function readTable1(id: string, value: unknown): Table {
  const { title, variables } = table1.parse(value);
  return {
    id,
    label: title,
    variables: variables.map(({ code, text, values, valueTexts, elimination, time }) => ({
      code,
      label: text ?? code,
      codes: values ? new Map(values.map((each, at) => [each, valueTexts?.[at] ?? each])) : undefined,
      isEliminable: elimination === true,
      isTime: time === true,
      isMetric: code === CONTENTS,
    })),
  };
}

/** A table's metadata as v2 gives them: a cube without values. */
export function readTable2(id: string, { label, dimensions }: Cube): Table {
  return {
    id,
    label,
    variables: dimensions.map(({ code, label: name, role, categories, extension }) => ({
      code,
      label: name,
      codes: new Map(Array.from(categories.values(), (each) => [each.code, each.label])),
      isEliminable: extension['elimination'] === true,
      isTime: role === 'time',
      isMetric: role === 'metric',
    })),
  };
}

/** A sources file and a table that do not fit each other. */
export const misfit = ({ id }: Table, sentence: string): UpstreamError =>
  new UpstreamError('MALFORMED', `The table ${id} is not as the sources file has it: ${sentence}`);

const listed = (names: Iterable<string>): string => {
  const all = [...names];
  return all.length > 12 ? `${all.slice(0, 12).join(', ')} and ${all.length - 12} more` : all.join(', ');
};

/** The variable of a table; throws MALFORMED, with those that it has. */
export function variableOf(table: Table, code: string): Variable {
  const found = table.variables.find((variable) => variable.code === code);
  if (found !== undefined) return found;
  throw misfit(table, `it has no variable ${code}, only ${listed(table.variables.map((each) => each.code))}`);
}

/** Throws MALFORMED where the table does not have a value of a variable, with those that it has. */
export function checkCode(table: Table, { code: variable, codes }: Variable, code: string): void {
  if (codes === undefined || codes.has(code)) return;
  throw misfit(table, `${variable} has no value ${code}, only ${listed(codes.keys())}`);
}
