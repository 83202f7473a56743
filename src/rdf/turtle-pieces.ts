import { isStatementDot, matchEnd, skipBlank, skipOpaque } from './turtle-scan.ts';

/** A term of a broken statement, or the mark between two; brackets with all that is in them are one term. */
export interface Piece {
  readonly kind: 'term' | ';' | ',' | '.';
  /** As written. */
  readonly text: string;
  /** Index in the statement's text. */
  readonly start: number;
}

const STRING_TAIL = /(?:@[^\s;,.)\]<"]*|\^\^(?:<[^<>\n\r]*>|[^\s;,.<>"'()[\]]*(?:\.[^\s;,.<>"'()[\]]+)*))?/y;
const DELIMITER = /[\s;,<>"'()[\]#]/;

const wordEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (DELIMITER.test(character)) break;
    if (character === '.' && isStatementDot(text, at)) break;
    at += character === '\\' ? 2 : 1;
  }
  return Math.max(at, from + 1);
};

const bracketEnd = (text: string, from: number): number => {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '[' || character === '(') depth += 1;
    if (character === ']' || character === ')') depth -= 1;
    if (depth === 0) return at + 1;
    at = /["'#<\\]/.test(character) ? skipOpaque(text, at, true).end : at + 1;
    if (at < from) return text.length;
  }
  return text.length;
};

const termEnd = (text: string, from: number): number => {
  const character = text.charAt(from);
  if (character === '[' || character === '(') return bracketEnd(text, from);
  if (!/["'<]/.test(character)) return wordEnd(text, from);
  const { end } = skipOpaque(text, from, true);
  if (end < from) return text.length;
  return character === '<' ? end : (matchEnd(STRING_TAIL, text, end) ?? end);
};

/** Takes a statement's text (or the inside of brackets) apart at its top level, however broken it is. */
export const toPieces = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let at = skipBlank(text, 0);
  while (at < text.length) {
    const character = text.charAt(at);
    const isMark = character === ';' || character === ',' || (character === '.' && isStatementDot(text, at));
    const end = isMark ? at + 1 : termEnd(text, at);
    const kind = isMark && character !== '.' ? (character === ';' ? ';' : ',') : isMark ? '.' : 'term';
    pieces.push({ kind, text: text.slice(at, end), start: at });
    at = skipBlank(text, end);
  }
  return pieces;
};

/** Pieces between the marks of one kind; nothing between two marks is left out. */
export const splitAt = (pieces: readonly Piece[], mark: ';' | ','): readonly (readonly Piece[])[] => {
  const groups: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === mark) groups.push([]);
    else groups.at(-1)?.push(piece);
  }
  return groups.filter((group) => group.length > 0);
};
