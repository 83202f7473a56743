const range = (first: number, last: number): string => `${String.fromCharCode(first)}-${String.fromCharCode(last)}`;

/** RFC 3987 without its finer points: a scheme, and none of the characters that no IRI may hold (Turtle 1.1, IRIREF). */
const IRI = new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>"{}|^\`\\\\${range(0, 0x1f)}${range(0x7f, 0x9f)}]+$`);

/** BCP 47 well-formedness as RDF 1.1 Concepts asks for it in section 3.3: letters first, subtags of at most eight. */
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** Whether the value is an absolute IRI that can stand in a statement. */
export const isAbsoluteIri = (value: string): boolean => IRI.test(value);

/** Whether the value is a language tag; `français` and `sv_SE` are not. */
export const isLanguageTag = (value: string): boolean => LANGUAGE_TAG.test(value);
