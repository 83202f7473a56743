/**
 * A column's name in the form that names are compared in: without the byte order mark and blanks around it that files
 * leave in their first column, and in lower case.
 */
export const foldColumn = (name: string): string => trimColumn(name).normalize('NFC').toLowerCase();

/** A column's name as it is shown. */
export const trimColumn = (name: string): string => name.replaceAll('\uFEFF', '').trim();
