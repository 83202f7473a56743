import type { RdfDraft } from './draft.ts';
import { countLines } from './lines.ts';
import { diagnose } from './turtle-diagnosis.ts';
import type { TurtleParse, TurtleScope } from './turtle-parse.ts';
import { splitAt, toPieces } from './turtle-pieces.ts';
import type { Piece } from './turtle-pieces.ts';

/** Brackets within brackets that are still taken apart. */
const MOST_DEPTH = 16;

/** A statement's text, and where it stands. */
export interface TurtleUnit {
  readonly text: string;
  /** 1-based line of its first character. */
  readonly line: number;
}

interface Clause {
  readonly verb: Piece;
  readonly objects: readonly Piece[];
}

/** What surrounds pieces: the text that they were taken from, the subject they belong to. */
interface Place extends TurtleUnit {
  readonly scope: TurtleScope;
  readonly subject: string;
  readonly depth: number;
}

/** Reads statements of one scope that could not be read together. */
export type TurtleRepair = (units: readonly TurtleUnit[], scope: TurtleScope) => void;

/** The lines of a text, each with its number. */
export const linesOf = (unit: TurtleUnit): readonly TurtleUnit[] =>
  unit.text.split('\n').map((text, index) => ({ text, line: unit.line + index }));

const lineAt = (unit: TurtleUnit, piece: Piece | undefined): number =>
  unit.line + countLines(unit.text.slice(0, piece?.start ?? 0));

/** A verb and, between commas, one term each; anything else is a clause that we cannot trust. */
const toClause = (pieces: readonly Piece[]): Clause | undefined => {
  const [verb, ...rest] = pieces;
  const lists = splitAt(rest, ',');
  const objects = lists.flatMap(([object, ...more]) => (object === undefined || more.length > 0 ? [] : [object]));
  return verb?.kind === 'term' && objects.length > 0 && objects.length === lists.length ? { verb, objects } : undefined;
};

/**
 * Where a dot is missing: `… <c>`, and on a new line `<d> a <e>`. Without this, what is said of `<d>` further on would be
 * taken for the first subject's.
 */
const missingDot = (pieces: readonly Piece[], text: string): Piece | undefined => {
  for (const list of splitAt(pieces.slice(1), ',')) {
    const [last, next] = list;
    if (last === undefined || next === undefined || list.length < 4 || /^["'\d]/.test(next.text)) continue;
    if (text.slice(last.start + last.text.length, next.start).includes('\n')) return next;
  }
  return undefined;
};

/**
 * Reads what can be read of statements that n3 refuses, through n3 itself: halves of them, then single statements, their
 * clauses (between `;`), their objects (between `,`), the inside of their brackets. What still fails is dropped and counted.
 */
export const createTurtleRepair = (draft: RdfDraft, parse: TurtleParse): TurtleRepair => {
  let labels = 0;
  const freshLabel = (): string => `_:unnamed·node·${(labels += 1)}`;

  const faultOf = (text: string, scope: TurtleScope): string | undefined => {
    const parsed = parse(text, scope);
    return 'fault' in parsed ? parsed.fault : undefined;
  };
  const take = (text: string, scope: TurtleScope): string | undefined => {
    const parsed = parse(text, scope);
    if ('fault' in parsed) return parsed.fault;
    for (const statement of parsed.statements) draft.add(statement);
    return undefined;
  };
  const halve = <T>(
    items: readonly T[],
    scope: TurtleScope,
    compose: (items: readonly T[]) => string,
    leaf: (item: T, fault: string) => void,
  ): void => {
    const fault = items.length === 0 ? undefined : take(compose(items), scope);
    if (fault === undefined) return;
    const [first] = items;
    if (items.length === 1 && first !== undefined) {
      leaf(first, fault);
      return;
    }
    const middle = items.length >> 1;
    halve(items.slice(0, middle), scope, compose, leaf);
    halve(items.slice(middle), scope, compose, leaf);
  };

  const readObject = (verb: Piece, object: Piece, fault: string, place: Place): void => {
    const line = lineAt(place, object);
    if (object.text.startsWith('[') && object.text.endsWith(']') && place.depth < MOST_DEPTH) {
      const label = freshLabel();
      if (take(`${place.subject} ${verb.text} ${label} .`, place.scope) === undefined) {
        const inside = { ...place, subject: label, text: object.text.slice(1, -1), line, depth: place.depth + 1 };
        readGroups(toPieces(inside.text), inside);
        return;
      }
    }
    draft.drop(diagnose([object], fault), line);
  };
  const readClause = ({ verb, objects }: Clause, place: Place): void => {
    const fault = faultOf(`<x:y> ${verb.text} <x:y> .`, place.scope);
    if (fault !== undefined) {
      draft.drop(diagnose([verb], fault), lineAt(place, verb), objects.length);
      return;
    }
    halve(
      objects,
      place.scope,
      (some) => `${place.subject} ${verb.text} ${some.map(({ text }) => text).join(' , ')} .`,
      (object, reason) => {
        readObject(verb, object, reason, place);
      },
    );
  };
  const readGroups = (pieces: readonly Piece[], place: Place): void => {
    const clauses: Clause[] = [];
    let rest: TurtleUnit | undefined;
    const terms = pieces.filter((piece) => piece.kind !== '.');
    for (const group of splitAt(terms, ';')) {
      const next = missingDot(group, place.text);
      const clause = toClause(next === undefined ? group : group.filter((piece) => piece.start < next.start));
      if (clause !== undefined) clauses.push(clause);
      else draft.drop(diagnose(group, 'not a verb with its objects'), lineAt(place, group[0]));
      if (next !== undefined) {
        rest = { text: place.text.slice(next.start), line: lineAt(place, next) };
        draft.drop(`a dot is missing before ${next.text}`, rest.line);
        break;
      }
    }
    halve(
      clauses,
      place.scope,
      (some) =>
        `${place.subject} ${some.map(({ verb, objects }) => `${verb.text} ${objects.map(({ text }) => text).join(' , ')}`).join(' ; ')} .`,
      (clause) => {
        readClause(clause, place);
      },
    );
    if (rest !== undefined) readUnits([rest], place.scope);
  };
  const readStatement = (unit: TurtleUnit, fault: string, scope: TurtleScope): void => {
    const [subject, ...pieces] = toPieces(unit.text);
    const alone = pieces.every((piece) => piece.kind === '.');
    if (subject?.kind !== 'term' || (alone && !subject.text.startsWith('['))) {
      draft.drop(diagnose(subject === undefined ? [] : [subject], fault), unit.line);
      return;
    }
    const place: Place = { ...unit, scope, subject: subject.text, depth: 0 };
    if (subject.text.startsWith('[') && subject.text.endsWith(']')) {
      const label = freshLabel();
      const inside = subject.text.slice(1, -1);
      readGroups(toPieces(inside), { ...place, subject: label, text: inside, line: lineAt(unit, subject), depth: 1 });
      readGroups(pieces, { ...place, subject: label });
      return;
    }
    const wrong = faultOf(`${subject.text} <x:y> <x:y> .`, scope);
    if (wrong === undefined) {
      readGroups(pieces, place);
      return;
    }
    // Each object is a statement that the bad subject costs.
    const lost = splitAt(pieces, ';').reduce((sum, group) => sum + splitAt(group.slice(1), ',').length, 0);
    draft.drop(diagnose([subject], wrong), lineAt(unit, subject), Math.max(1, lost));
  };
  const readUnits: TurtleRepair = (units, scope) => {
    halve(
      units,
      scope,
      (some) => some.map(({ text }) => text).join('\n'),
      (unit, fault) => {
        readStatement(unit, fault, scope);
      },
    );
  };
  return readUnits;
};
