import type { DemoTable, DemoVariable } from './pxweb-tables.ts';

export type Language = 'sv' | 'en';

/** What a query chooses of each variable; one that may be left out, and is, is absent. */
export type Chosen = ReadonlyMap<string, readonly string[]>;

/** How a JSON-stat document is written; both are allowed, and servers differ. */
type Style = 'full' | 'sparse';

function dimension(
  { code, text, values, elimination }: DemoVariable,
  codes: readonly string[],
  { table, language, style }: Rendering,
): object {
  const units = codes.flatMap((each): readonly (readonly [string, object])[] => {
    const unit = table.units[each];
    return unit === undefined ? [] : [[each, { base: unit.base[language], decimals: unit.decimals }]];
  });
  return {
    label: text[language],
    category: {
      index: style === 'sparse' ? codes : Object.fromEntries(codes.map((each, at) => [each, at])),
      label: Object.fromEntries(codes.map((each) => [each, values.get(each)?.[language] ?? each])),
      ...(units.length === 0 || code !== 'ContentsCode' ? {} : { unit: Object.fromEntries(units) }),
    },
    extension: { elimination, show: code === 'Region' ? 'code_value' : 'value' },
  };
}

interface Rendering {
  readonly table: DemoTable;
  readonly language: Language;
  readonly style: Style;
}

function* cells(table: DemoTable, chosen: Chosen): Generator<ReturnType<DemoTable['cell']>> {
  const axes = [...chosen];
  function* walk(rank: number, codes: Readonly<Record<string, string>>): Generator<ReturnType<DemoTable['cell']>> {
    const axis = axes[rank];
    if (axis === undefined) {
      yield table.cell(codes);
      return;
    }
    for (const code of axis[1]) yield* walk(rank + 1, { ...codes, [axis[0]]: code });
  }
  yield* walk(0, {});
}

/** Cells in order, with their symbols beside them; sparse: only those with a number. */
function values(table: DemoTable, chosen: Chosen, style: Style): object {
  const all = [...cells(table, chosen)];
  const status = Object.fromEntries(all.flatMap((cell, at) => (typeof cell === 'number' ? [] : [[String(at), cell]])));
  const value =
    style === 'full'
      ? all.map((cell) => (typeof cell === 'number' ? cell : null))
      : Object.fromEntries(all.flatMap((cell, at) => (typeof cell === 'number' ? [[String(at), cell]] : [])));
  return { value, ...(Object.keys(status).length === 0 ? {} : { status }) };
}

/** A json-stat2 document; without values for `chosen` absent: metadata of the whole table. */
export function cube(rendering: Rendering, chosen?: Chosen): object {
  const { table, language, style } = rendering;
  const variables = table.variables.filter(({ code }) => chosen?.has(code) ?? true);
  const codesOf = ({ code, values: all }: DemoVariable): readonly string[] => chosen?.get(code) ?? [...all.keys()];
  const role = (name: DemoVariable['role']): readonly string[] =>
    variables.filter((each) => each.role === name).map(({ code }) => code);
  return {
    version: '2.0',
    class: 'dataset',
    label: table.title[language],
    source: language === 'sv' ? 'Demots statistikbyrå' : 'Statistics of the demo',
    updated: '2025-02-21T07:00:00Z',
    ...(table.note === undefined ? {} : { note: [table.note[language]] }),
    role: { time: role('time'), geo: role('geo'), metric: role('metric') },
    id: variables.map(({ code }) => code),
    size: variables.map((each) => codesOf(each).length),
    dimension: Object.fromEntries(variables.map((each) => [each.code, dimension(each, codesOf(each), rendering)])),
    extension: { px: { tableid: table.id, 'official-statistics': false, language } },
    ...(chosen === undefined ? { value: [] } : values(table, ordered(variables, chosen), style)),
  };
}

const ordered = (variables: readonly DemoVariable[], chosen: Chosen): Chosen =>
  new Map(variables.map(({ code }) => [code, chosen.get(code) ?? []]));

/** A table's metadata as v1 has them. */
export function metadata1({ title, variables }: DemoTable, language: Language): object {
  return {
    title: title[language],
    variables: variables.map(({ code, text, values: all, elimination, role }) => ({
      code,
      text: text[language],
      values: [...all.keys()],
      valueTexts: Array.from(all.values(), (each) => each[language]),
      ...(elimination ? { elimination } : {}),
      ...(role === 'time' ? { time: true } : {}),
    })),
  };
}
