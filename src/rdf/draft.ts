import { Graph } from './graph.ts';
import type { Term } from './graph.ts';
import { isAbsoluteIri, isLanguageTag } from './iri.ts';
import type { DroppedStatement, RdfFormat, RdfReading } from './reading.ts';

const LISTED = 100;
const SHOWN = 200;
const XSD_STRING = 'http://www.w3.org/2001/XMLSchema#string';
const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';

/** What XML 1.0 forbids and no reader of a title wants: C0 without tab, line feed and carriage return. */
const CONTROL = /[^\P{Cc}\t\n\r\x7f-\x9f]/gu;
/** The same without the `u` flag: it is asked of each text, and that flag is slow. */
const MAY_BE_CONTROL = new RegExp(
  `[${String.fromCharCode(0)}-\b\\v\\f${String.fromCharCode(0x0e)}-${String.fromCharCode(0x1f)}]`,
);

/** A term as the parsing libraries hand it over (RDF/JS). */
export interface ParsedTerm {
  readonly termType: string;
  /** Blank labels without `_:`. */
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}

/** A statement as the parsing libraries hand it over; the graph's name is not looked at. */
export interface ParsedStatement {
  readonly subject: ParsedTerm;
  readonly predicate: ParsedTerm;
  readonly object: ParsedTerm;
}

/** A reading in the making: the one place where statements are checked, given up and counted. */
export interface RdfDraft {
  /** Takes the statement into the graph, or drops it when a term of it is none. */
  add(statement: ParsedStatement, line?: number): void;
  /** Notes that `count` statements (one, unless said) were given up for this reason. */
  drop(reason: string, line?: number, count?: number): void;
  /** Notes that the document was not read to its end; the first cause stands. */
  cutShort(message: string, line?: number): void;
  reading(): RdfReading;
}

/** Shortens an offending value for a reason. */
export const shown = (value: string): string =>
  JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);

/** Removes the control characters that a text must not hold. */
const withoutControls = (text: string): string => (MAY_BE_CONTROL.test(text) ? text.replace(CONTROL, '') : text);

const fault = (term: ParsedTerm): string | undefined => {
  if (term.termType === 'NamedNode') return isAbsoluteIri(term.value) ? undefined : `bad IRI ${shown(term.value)}`;
  if (term.termType === 'BlankNode') return undefined;
  if (term.termType !== 'Literal') return 'a statement inside a statement (RDF 1.2) is not read';
  if (term.language !== undefined && term.language !== '') {
    return isLanguageTag(term.language) ? undefined : `bad language tag ${shown(term.language)}`;
  }
  return undefined;
};

const literal = (term: ParsedTerm): Term => {
  const value = withoutControls(term.value);
  if (term.language !== undefined && term.language !== '') return { kind: 'literal', value, language: term.language };
  const datatype = term.datatype?.value;
  if (datatype === undefined || datatype === XSD_STRING || datatype === LANG_STRING) return { kind: 'literal', value };
  return { kind: 'literal', value, datatype };
};

const toTerm = (term: ParsedTerm): Term => {
  if (term.termType === 'Literal') return literal(term);
  return term.termType === 'BlankNode'
    ? { kind: 'blank', value: `_:${term.value}` }
    : { kind: 'iri', value: term.value };
};

/** Starts the reading of one document. */
export const createDraft = (format: RdfFormat): RdfDraft => {
  const graph = new Graph();
  const dropped: DroppedStatement[] = [];
  let droppedCount = 0;
  let incomplete: RdfReading['incomplete'];
  // Predicates and datatypes are few and come again with every statement.
  const known = new Map<string, string | undefined>();
  let lastSubject: ParsedTerm | undefined;
  let lastFault: string | undefined;

  const fewFault = (value: string): string | undefined => {
    if (known.has(value)) return known.get(value);
    const found = isAbsoluteIri(value) ? undefined : `bad IRI ${shown(value)}`;
    if (known.size < 10_000) known.set(value, found);
    return found;
  };
  const subjectFault = (subject: ParsedTerm): string | undefined => {
    if (subject.value !== lastSubject?.value || subject.termType !== lastSubject.termType) {
      lastSubject = subject;
      lastFault = subject.termType === 'Literal' ? `a literal as subject ${shown(subject.value)}` : fault(subject);
    }
    return lastFault;
  };
  const datatypeFault = (object: ParsedTerm): string | undefined =>
    object.termType === 'Literal' && object.datatype !== undefined ? fewFault(object.datatype.value) : undefined;
  const drop = (reason: string, line?: number, count = 1): void => {
    droppedCount += count;
    for (let i = 0; i < count && dropped.length < LISTED; i += 1) {
      dropped.push(line === undefined ? { reason } : { reason, line });
    }
  };

  return {
    add: (statement, line) => {
      const { subject, predicate, object } = statement;
      const wrong =
        subjectFault(subject) ??
        (predicate.termType === 'NamedNode'
          ? fewFault(predicate.value)
          : `a predicate that is no IRI ${shown(predicate.value)}`) ??
        fault(object) ??
        datatypeFault(object);
      if (wrong !== undefined) {
        drop(wrong, line);
        return;
      }
      graph.add(
        subject.termType === 'BlankNode' ? `_:${subject.value}` : subject.value,
        predicate.value,
        toTerm(object),
      );
    },
    drop,
    cutShort: (message, line) => {
      incomplete ??= line === undefined ? { message } : { message, line };
    },
    reading: () => ({
      format,
      graph,
      droppedCount,
      dropped,
      ...(incomplete === undefined ? {} : { incomplete }),
    }),
  };
};
