import { UpstreamError } from '../errors.ts';
import type { RdfDraft } from './draft.ts';
import { countLines } from './lines.ts';
import { TolerantRdfXmlParser } from './rdfxml-parser.ts';
import type { RdfReader } from './reader.ts';

/** Characters that XML 1.0 does not allow, section 2.2. */
const FORBIDDEN = /[^\P{Cc}\t\n\r\x7f-\x9f]|[\uFFFE\uFFFF]/gu;

/**
 * Reads RDF/XML (W3C RDF 1.1 XML Syntax) as it comes. An element that breaks a rule of RDF/XML costs that element; XML that
 * is not well-formed, or not closed, ends the reading: there is no telling what follows.
 */
export const createRdfXmlReader = (draft: RdfDraft, baseIri: string): RdfReader => {
  const parser = new TolerantRdfXmlParser(draft, baseIri);
  let done = false;

  const clean = (text: string): string => {
    let line = parser.line;
    let counted = 0;
    return text.replace(FORBIDDEN, (character: string, offset: number) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      line += countLines(text.slice(counted, offset));
      counted = offset;
      draft.drop(`character U+${code} left out, XML forbids it`, line);
      return '';
    });
  };
  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (error instanceof UpstreamError || !(error instanceof Error)) throw error;
      done = true;
      draft.cutShort(`not well-formed XML: ${error.message.replace(/\.$/, '')}`, parser.line);
    }
  };

  return {
    write: (text) => {
      guarded(() => {
        parser.feed(clean(text));
      });
    },
    end: () => {
      if (!done) {
        guarded(() => {
          parser.close();
        });
      }
    },
    stop: () => undefined,
    get done() {
      return done;
    },
  };
};
