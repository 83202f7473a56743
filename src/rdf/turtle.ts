import type { RdfDraft } from './draft.ts';
import { countLines } from './lines.ts';
import type { RdfReader } from './reader.ts';
import { declaredIri, readDirective } from './turtle-directive.ts';
import type { TurtleDirective } from './turtle-directive.ts';
import { createTurtleParse } from './turtle-parse.ts';
import { createTurtleRepair, linesOf } from './turtle-repair.ts';
import type { TurtleUnit } from './turtle-repair.ts';
import { MORE, skipBlank, statementEnd } from './turtle-scan.ts';

/**
 * Reads Turtle and N-Triples (W3C RDF 1.1) in blocks of whole statements, as they come: a block is parsed at once, and
 * statement by statement only when that fails. `byLine`: N-Triples, where a statement that fails costs no more than its line.
 */
export const createTurtleReader = (draft: RdfDraft, baseIri: string, byLine: boolean): RdfReader => {
  const parse = createTurtleParse();
  const repair = createTurtleRepair(draft, parse);
  // Blocks end where a directive stands, so that the map may change in place.
  const prefixes = new Map<string, string>();
  let scope = { baseIri, prefixes };
  let rest = '';
  /** 1-based line at which `rest` begins. */
  let line = 1;
  let pending: string[] = [];
  let pendingLength = 0;

  const readBlock = (text: string, ends: readonly number[]): void => {
    const parsed = ends.length === 0 ? undefined : parse(text, scope);
    if (parsed !== undefined && 'fault' in parsed) {
      const units: TurtleUnit[] = [];
      let start = 0;
      let unitLine = line;
      for (const end of ends) {
        const unit = { text: text.slice(start, end), line: unitLine };
        unitLine += countLines(unit.text);
        start = end;
        if (byLine) units.push(...linesOf(unit));
        else units.push(unit);
      }
      repair(units, scope);
    } else {
      for (const statement of parsed?.statements ?? []) draft.add(statement);
    }
    line += countLines(text);
  };
  const apply = (directive: TurtleDirective, at: number): void => {
    const iri = declaredIri(directive, scope.baseIri, parse);
    const fault = directive.fault ?? (iri === undefined ? 'a directive with a bad prefix or IRI' : undefined);
    // Names further on may mean something else than we take them for.
    if (fault !== undefined) draft.cutShort(`line ${at}: ${fault}`, at);
    if (iri === undefined) return;
    if (directive.prefix === undefined) scope = { baseIri: iri, prefixes };
    else prefixes.set(directive.prefix, iri);
  };
  const consume = (final: boolean): void => {
    const text = rest + pending.join('');
    pending = [];
    pendingLength = 0;
    let at = 0;
    let blockStart = 0;
    let ends: number[] = [];
    for (;;) {
      const begin = skipBlank(text, at);
      if (begin === text.length) break;
      const directive = readDirective(text, begin, final);
      const end = directive?.end ?? statementEnd(text, begin, final);
      if (end === MORE) break;
      at = end;
      if (directive === undefined) {
        ends.push(end - blockStart);
        continue;
      }
      readBlock(text.slice(blockStart, begin), ends);
      apply(directive, line);
      line += countLines(text.slice(begin, end));
      blockStart = end;
      ends = [];
    }
    readBlock(text.slice(blockStart, at), ends);
    rest = text.slice(at);
  };

  return {
    done: false,
    write: (text) => {
      pending.push(text);
      pendingLength += text.length;
      // A statement of many pieces is not looked through again with each of them.
      if (pendingLength >= rest.length) consume(false);
    },
    end: () => {
      consume(true);
      const begin = skipBlank(rest, 0);
      if (begin === rest.length) return;
      const started = line + countLines(rest.slice(0, begin));
      draft.cutShort(`the document ends inside the statement that begins on line ${started}`, started);
    },
    stop: () => {
      consume(false);
    },
  };
};
