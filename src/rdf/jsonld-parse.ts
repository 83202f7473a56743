import { JsonLdParser } from 'jsonld-streaming-parser';

import { bundledContext } from './contexts.ts';
import type { ParsedStatement, ParsedTerm } from './draft.ts';
import type { Json } from './jsonld-mend.ts';
import { createTermFactory } from './term-factory.ts';

const CHUNK = 65_536;

/** Statements of a JSON-LD text, or why it has none: a text is read whole or not at all. */
export type JsonLdParsed = { readonly statements: readonly ParsedStatement[] } | { readonly fault: string };

/** Parses nodes under a context; labels mean the same node in each call for one document. */
export type JsonLdParse = (nodes: readonly Json[], context: Json | undefined) => Promise<JsonLdParsed>;

const isStatement = (value: unknown): value is ParsedStatement =>
  typeof value === 'object' && value !== null && 'subject' in value && 'predicate' in value && 'object' in value;

/** Knows our own contexts and nothing else: the library would fetch any address that a document names. */
const documentLoader = {
  load: (address: string): Promise<{ '@context': Record<string, unknown> }> => {
    const context = bundledContext(address);
    return context === undefined
      ? Promise.reject(new Error(`remote contexts are not fetched: ${address}`))
      : Promise.resolve({ '@context': { ...context } });
  },
};

/** The library (jsonld-streaming-parser) for one document. `restore` turns stand-ins for bad values back. */
export const createJsonLdParse = (baseIri: string, restore: (value: string) => string | undefined): JsonLdParse => {
  const dataFactory = createTermFactory();
  const restored = (term: ParsedTerm): ParsedTerm => {
    if (term.termType === 'NamedNode') return { termType: term.termType, value: restore(term.value) ?? term.value };
    if (term.termType !== 'Literal') return term;
    const language = term.language === undefined ? undefined : restore(term.language);
    const datatype = term.datatype === undefined ? undefined : restore(term.datatype.value);
    if (language !== undefined) return { termType: 'Literal', value: term.value, language };
    return datatype === undefined ? term : { termType: 'Literal', value: term.value, datatype: { value: datatype } };
  };

  return (nodes, context) =>
    new Promise((resolve) => {
      const statements: ParsedStatement[] = [];
      const parser = new JsonLdParser({
        baseIRI: baseIri,
        dataFactory,
        documentLoader,
        streamingProfile: true,
        streamingProfileAllowOutOfOrderPlainType: true,
        rdfstar: false,
      });
      parser.on('data', (statement: unknown) => {
        if (!isStatement(statement)) return;
        const { subject, predicate, object } = statement;
        statements.push({ subject: restored(subject), predicate: restored(predicate), object: restored(object) });
      });
      parser.on('error', (error: Error) => {
        resolve({ fault: error.message });
        parser.destroy();
      });
      parser.on('end', () => {
        resolve({ statements });
      });
      const text = JSON.stringify(
        context === undefined ? { '@graph': nodes } : { '@context': context, '@graph': nodes },
      );
      for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
      parser.end();
    });
};
