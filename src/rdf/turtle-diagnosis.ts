import { shown } from './draft.ts';
import { isAbsoluteIri, isLanguageTag } from './iri.ts';
import type { Piece } from './turtle-pieces.ts';

const badIri = (text: string): string | undefined => {
  const iri = /^<([^<>]*)>$/.exec(text)?.[1];
  // Relative ones are resolved, so that only their characters can be wrong.
  return iri === undefined || iri === '' || isAbsoluteIri(`x:${iri}`) ? undefined : `bad IRI ${shown(iri)}`;
};

const badString = (text: string): string | undefined => {
  const tail = /^["'][^]*["'](@|\^\^)([^"']*)$/.exec(text);
  if (tail === null) return undefined;
  if (tail[1] === '^^') return badIri(tail[2] ?? '');
  return isLanguageTag(tail[2] ?? '') ? undefined : `bad language tag ${shown(tail[2] ?? '')}`;
};

/** Why n3 refused these pieces: the term at fault where we can name it, else what n3 said. */
export const diagnose = (pieces: readonly Piece[], fault: string): string => {
  for (const { text } of pieces) {
    const found = badIri(text) ?? badString(text);
    if (found !== undefined) return found;
  }
  const said = fault.charAt(0).toLowerCase() + fault.slice(1);
  const written = pieces.map((piece) => piece.text).join(' ');
  return said.includes(written) ? said : `${said} in ${shown(written)}`;
};
