/** First signs of the terms that are not words; no word begins with one of them. */
export const FORM = '=';
export const HEAD = '>';
export const FIRST = '<';
export const FOLDED = '~';
