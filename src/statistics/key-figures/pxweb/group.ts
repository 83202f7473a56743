import type { WantedValues } from '../statistics-source.ts';
import type { TableFigure } from './definition.ts';
import type { Choice, Selection } from './split.ts';
import type { Table, Variable } from './table.ts';
import { checkCode, misfit, variableOf } from './table.ts';

/** Key figures that are cut out of a table in the same way, and differ in their contents only: one query serves them. */
export interface Group {
  readonly figures: readonly [TableFigure, ...TableFigure[]];
}

const cutOf = ({ table, contents, place, time, period, gender, fixed }: TableFigure): string =>
  JSON.stringify([table, contents !== undefined, place, time, period, gender, [...fixed].toSorted()]);

/** Puts together what one query can serve. */
export function groupsOf(figures: readonly TableFigure[]): readonly Group[] {
  const groups = new Map<string, [TableFigure, ...TableFigure[]]>();
  for (const figure of figures) {
    const cut = cutOf(figure);
    const group = groups.get(cut);
    if (group === undefined) groups.set(cut, [figure]);
    else group.push(figure);
  }
  return Array.from(groups.values(), (each) => ({ figures: each }));
}

/** Which variables of its table a group asks for what. */
export interface Cut {
  readonly region?: Variable;
  readonly time: Variable;
  /** The variable of metrics, where the figures name contents. */
  readonly metric?: Variable;
  readonly gender?: Variable;
  /** One code for each other variable that cannot be left out, or that the sources file chooses. */
  readonly fixed: readonly Choice[];
}

function timeOf(table: Table, { time }: TableFigure): Variable {
  if (time !== undefined) return variableOf(table, time);
  const found = table.variables.filter(({ isTime }) => isTime);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const names = table.variables.map(({ code }) => code).join(', ');
  throw misfit(table, `it marks no variable as its time; write one of these as time: ${names}`);
}

function metricOf(table: Table, group: Group): Variable | undefined {
  const contents = group.figures.flatMap((figure) => figure.contents ?? []);
  if (contents.length === 0) return undefined;
  const metric = table.variables.find(({ isMetric }) => isMetric);
  if (metric === undefined) throw misfit(table, 'it has no variable of contents; leave contents out, or use fixed');
  return metric;
}

/** One code for a variable that nobody has asked anything of. */
function leftOver(table: Table, { code, codes, isEliminable }: Variable): readonly Choice[] {
  if (isEliminable) return [];
  const [only] = codes?.keys() ?? [];
  if (codes?.size === 1 && only !== undefined) return [{ variable: code, codes: [only] }];
  const examples = [...(codes?.keys() ?? [])].slice(0, 6).join(', ');
  throw misfit(table, `it gives no total over ${code}; choose one of its values in fixed (${examples} …)`);
}

/** Holds a group against its table. Throws MALFORMED, with what the sources file should say instead. */
export function cutOut(table: Table, group: Group): Cut {
  const [figure] = group.figures;
  const region = 'region' in figure.place ? variableOf(table, figure.place.region) : undefined;
  const time = timeOf(table, figure);
  const metric = metricOf(table, group);
  const gender = figure.gender === undefined ? undefined : variableOf(table, figure.gender.variable);
  const chosen = Array.from(figure.fixed, ([variable, code]): Choice => {
    checkCode(table, variableOf(table, variable), code);
    return { variable, codes: [code] };
  });
  if (figure.gender !== undefined && gender !== undefined) {
    const { women, men, total } = figure.gender;
    for (const code of [women, men, ...(total === undefined ? [] : [total])]) checkCode(table, gender, code);
  }
  const used = [region, time, metric, gender].flatMap((variable) => variable?.code ?? []);
  const all = [...used, ...chosen.map(({ variable }) => variable)];
  const twice = all.find((code, at) => all.indexOf(code) !== at);
  if (twice !== undefined) throw misfit(table, `its variable ${twice} is given two uses`);
  const rest = table.variables.filter(({ code }) => !all.includes(code)).flatMap((each) => leftOver(table, each));
  return {
    ...(region === undefined ? {} : { region }),
    time,
    ...(metric === undefined ? {} : { metric }),
    ...(gender === undefined ? {} : { gender }),
    fixed: [...chosen, ...rest],
  };
}

/** The code of a year: by itself, or by its label where a table has numbered its periods. */
export function periodCode({ codes }: Variable, period: string, year: number): string | undefined {
  const name = period.replace('{year}', String(year));
  if (codes === undefined || codes.has(name)) return name;
  for (const [code, label] of codes) if (label === name) return code;
  return undefined;
}

/** Contents that the table has, of a group's figures. */
const contentsOf = (group: Group, { metric }: Cut): readonly string[] => [
  ...new Set(
    group.figures.flatMap(({ contents }) =>
      contents !== undefined && (metric?.codes === undefined || metric.codes.has(contents)) ? [contents] : [],
    ),
  ),
];

/** Throws MALFORMED for a figure whose contents the table does not have. */
export function checkContents(table: Table, { metric }: Cut, { contents }: TableFigure): void {
  if (metric !== undefined && contents !== undefined) checkCode(table, metric, contents);
}

/**
 * The blocks of a table that hold what is wanted of a group, before they are split: one, or two where women and men
 * are values of a variable and everybody is what the table says without it. None where the table has nothing of it.
 */
export function selectionsFor(group: Group, cut: Cut, wanted: WantedValues): readonly Selection[] {
  const [figure] = group.figures;
  const { region, time, metric, gender, fixed } = cut;
  const contents = contentsOf(group, cut);
  const years = wanted.years.flatMap((year) => periodCode(time, figure.period, year) ?? []);
  const areas =
    'area' in figure.place
      ? wanted.areas.filter((area) => 'area' in figure.place && area === figure.place.area)
      : wanted.areas.filter((area) => region?.codes === undefined || region.codes.has(area));
  if (years.length === 0 || areas.length === 0 || (metric !== undefined && contents.length === 0)) return [];
  const common: Selection = [
    ...(region === undefined ? [] : [{ variable: region.code, codes: areas }]),
    ...fixed,
    ...(metric === undefined ? [] : [{ variable: metric.code, codes: contents }]),
    { variable: time.code, codes: years },
  ];
  if (gender === undefined || figure.gender === undefined) return [common];
  const { women, men, total } = figure.gender;
  const apart = [...common, { variable: gender.code, codes: [women, men, ...(total === undefined ? [] : [total])] }];
  return total === undefined && gender.isEliminable ? [apart, common] : [apart];
}

/** The fewest cells that show a group's texts and units: one of each of its contents. */
export function sampleOf(group: Group, table: Table): Selection {
  const cut = cutOut(table, group);
  const one = (variable: Variable | undefined, code?: string): Selection => {
    const [first] = variable?.codes?.keys() ?? [];
    const chosen = code ?? first;
    return variable === undefined || chosen === undefined ? [] : [{ variable: variable.code, codes: [chosen] }];
  };
  const contents = contentsOf(group, cut);
  return [
    ...one(cut.region),
    ...cut.fixed,
    ...(cut.metric === undefined ? [] : [{ variable: cut.metric.code, codes: contents }]),
    ...one(cut.time, [...(cut.time.codes?.keys() ?? [])].at(-1)),
    ...one(cut.gender, group.figures[0].gender?.women),
  ];
}
