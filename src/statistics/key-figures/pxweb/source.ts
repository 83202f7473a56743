import { UpstreamError } from '../../../errors.ts';
import type { KeyFigure } from '../../../model/key-figure.ts';
import type { FailedPart, KeyFiguresRead, StatisticsSource, ValuesRead, WantedValues } from '../statistics-source.ts';
import type { Cells } from './cells.ts';
import type { TableFigure } from './definition.ts';
import type { Described } from './describe.ts';
import { describeFigure } from './describe.ts';
import type { Group } from './group.ts';
import { checkContents, cutOut, groupsOf, sampleOf, selectionsFor } from './group.ts';
import type { Protocol } from './protocol.ts';
import { readValues } from './read-values.ts';
import { countSplit } from './split.ts';
import type { Table } from './table.ts';

interface TableSourceDependencies {
  readonly protocol: Protocol;
  readonly cells: Cells;
  readonly figures: ReadonlyMap<string, TableFigure>;
  /** The language that is asked for first, and those that names are read in besides where the installation has them. */
  readonly language: string;
  readonly more: readonly string[] | undefined;
}

const failed = (figures: readonly TableFigure[], { kind, message }: UpstreamError): FailedPart => ({
  keyFigures: figures.map(({ id }) => id),
  kind,
  message,
});

/** The work's outcome, or its failure as one of a part; anything but an upstream's failure is thrown on. */
async function settled<T>(work: Promise<T>, signal: AbortSignal): Promise<T | UpstreamError> {
  try {
    return await work;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UpstreamError) return error;
    throw error;
  }
}

/** Key figures cut out of tables, over either interface. */
export function createTableSource({
  protocol,
  cells,
  figures,
  language,
  more,
}: TableSourceDependencies): StatisticsSource {
  const groupsFor = (ids: readonly string[]): readonly Group[] => groupsOf(ids.flatMap((id) => figures.get(id) ?? []));

  /** The figures that their table has; the others as failed parts. */
  const fitting = (table: Table, group: Group): { group: Group | undefined; failures: readonly FailedPart[] } => {
    const cut = cutOut(table, group);
    const failures: FailedPart[] = [];
    const [first, ...others] = group.figures.filter((figure) => {
      try {
        checkContents(table, cut, figure);
        return true;
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        failures.push(failed([figure], error));
        return false;
      }
    });
    return { group: first === undefined ? undefined : { figures: [first, ...others] }, failures };
  };

  const readGroup = async (whole: Group, wanted: WantedValues, signal: AbortSignal): Promise<ValuesRead> => {
    await cells.limits(signal);
    const table = await protocol.table(whole.figures[0].table, signal);
    const { group, failures } = fitting(table, whole);
    if (group === undefined) return { values: [], failed: failures, skipped: [] };
    const cut = cutOut(table, group);
    const blocks = await Promise.all(
      selectionsFor(group, cut, wanted).map((selection) => cells.read(table.id, selection, signal)),
    );
    const read = blocks.flatMap(({ answers }) => answers.map((each) => readValues(group, cut, wanted, each)));
    const failure = blocks.find((each) => each.failure !== undefined)?.failure;
    if (failure !== undefined && read.length === 0 && failures.length === 0) throw failure;
    return {
      values: read.flatMap(({ values }) => values),
      skipped: read.flatMap(({ skipped }) => skipped),
      failed: [...failures, ...(failure === undefined ? [] : [failed(group.figures, failure)])],
    };
  };

  const describeIn = async (group: Group, languages: readonly string[], signal: AbortSignal): Promise<Described[]> => {
    const id = group.figures[0].table;
    const ask = async (each: string): Promise<Described> => ({
      language: each,
      cube: await protocol.description(id, each, (table) => sampleOf(group, table), signal),
    });
    const main = await ask(language);
    const others = await Promise.all(
      languages.filter((each) => each !== language).map((each) => settled(ask(each), signal)),
    );
    // A language that a table is not there in costs that language.
    const refused = others.find((each) => each instanceof UpstreamError && each.kind !== 'REFUSED');
    if (refused instanceof UpstreamError) throw refused;
    return [main, ...others.flatMap((each) => (each instanceof UpstreamError ? [] : [each]))];
  };

  const describeGroup = async (
    whole: Group,
    signal: AbortSignal,
  ): Promise<{ keyFigures: readonly KeyFigure[]; failed: readonly FailedPart[] }> => {
    const { languages, licence } = await cells.limits(signal);
    const table = await protocol.table(whole.figures[0].table, signal);
    const { group, failures } = fitting(table, whole);
    if (group === undefined) return { keyFigures: [], failed: failures };
    const { time } = cutOut(table, group);
    const wanted = more ?? languages.filter((each) => each === 'sv' || each === 'en');
    const described = await describeIn(group, wanted, signal);
    const periods = [...(time.codes?.values() ?? [])];
    return {
      keyFigures: group.figures.map((figure) => describeFigure(figure, described, periods, licence)),
      failed: failures,
    };
  };

  return {
    async describe(ids, signal): Promise<KeyFiguresRead> {
      signal.throwIfAborted();
      const groups = groupsFor(ids);
      const parts = await Promise.all(groups.map((group) => settled(describeGroup(group, signal), signal)));
      const failures = parts.filter((part) => part instanceof UpstreamError);
      const [failure] = failures;
      if (failure !== undefined && failures.length === parts.length) throw failure;
      return {
        keyFigures: parts.flatMap((part) => (part instanceof UpstreamError ? [] : part.keyFigures)),
        failed: parts.flatMap((part, at) =>
          part instanceof UpstreamError ? [failed(groups[at]?.figures ?? [], part)] : part.failed,
        ),
      };
    },

    async values(wanted, signal): Promise<ValuesRead> {
      signal.throwIfAborted();
      const groups = groupsFor(wanted.keyFigures);
      const parts = await Promise.all(groups.map((group) => settled(readGroup(group, wanted, signal), signal)));
      const failures = parts.filter((part) => part instanceof UpstreamError);
      const [failure] = failures;
      if (failure !== undefined && failures.length === parts.length) throw failure;
      const read = parts.flatMap((part) => (part instanceof UpstreamError ? [] : [part]));
      return {
        values: read.flatMap(({ values }) => values),
        skipped: read.flatMap(({ skipped }) => skipped),
        failed: parts.flatMap((part, at) =>
          part instanceof UpstreamError ? [failed(groups[at]?.figures ?? [], part)] : part.failed,
        ),
      };
    },

    requests({ keyFigures, areas, years }) {
      const most = cells.known().cells;
      const each = Array.from(figures.values(), ({ gender, place }) => {
        const block = 'area' in place ? [years] : [areas, years];
        if (gender === undefined) return countSplit(block, most);
        if (gender.total !== undefined) return countSplit([...block, 3], most);
        return countSplit([...block, 2], most) + countSplit(block, most);
      });
      // The configuration once, and for each table what it is made of.
      return 1 + keyFigures * (1 + Math.max(1, ...each));
    },
  };
}
