import { Deviation } from './deviation.ts';
import type { Json, Run } from './run.ts';

/** Writes a value of an answer, whatever it is: nothing, a promise, a list. */
export type WriteValue = (value: unknown, run: Run) => Json;

/** One field of an object: what stands before its value, and how that is read and written. */
export interface FieldText {
  /** With the brace or the comma. */
  readonly prefix: string;
  readonly read: (source: unknown, run: Run) => Json;
}

const ignore = (): void => undefined;

/** Goes on writing when the value has come. */
export function writeLater(coming: PromiseLike<unknown>, write: WriteValue, run: Run): Promise<string> {
  const written = Promise.resolve(coming).then((value) => {
    run.checkEnd();
    return run.reading(() => write(value, run));
  });
  // Of several that fail one is heard of; where a field fails at once, none of those that are awaited is.
  written.catch(ignore);
  return written;
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** All fields are begun before any is awaited, so that their loaders ask for many things at once. */
export function writeObject(fields: readonly FieldText[]): WriteValue {
  if (fields.length === 0) return () => '{}';
  return (source, run) => {
    let text = '';
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index];
      if (field === undefined) break;
      const piece = field.read(source, run);
      if (typeof piece !== 'string') return restOfObject(fields, index, text, piece, source, run);
      text += field.prefix + piece;
    }
    return `${text}}`;
  };
}

function restOfObject(
  fields: readonly FieldText[],
  index: number,
  text: string,
  first: Promise<string>,
  source: unknown,
  run: Run,
): Promise<string> {
  const pieces: Json[] = [text, fields[index]?.prefix ?? '', first];
  for (const { prefix, read } of fields.slice(index + 1)) pieces.push(prefix, read(source, run));
  return together(pieces, '}');
}

/** A list of values that are written each by `item`. */
export function writeList(item: WriteValue): WriteValue {
  return (value, run) => {
    const items = Array.isArray(value) ? value : listOf(value);
    let text = '[';
    for (let index = 0; index < items.length; index += 1) {
      const piece = item(items[index], run);
      if (typeof piece !== 'string') return restOfList(items, index, text, piece, item, run);
      text += index === 0 ? piece : `,${piece}`;
    }
    return `${text}]`;
  };
}

function restOfList(
  items: readonly unknown[],
  index: number,
  text: string,
  first: Promise<string>,
  item: WriteValue,
  run: Run,
): Promise<string> {
  const pieces: Json[] = [index === 0 ? text : `${text},`, first];
  for (const each of items.slice(index + 1)) pieces.push(',', item(each, run));
  return together(pieces, ']');
}

function together(pieces: readonly Json[], end: string): Promise<string> {
  const whole = Promise.all(pieces.map((piece) => Promise.resolve(piece))).then((all) => all.join('') + end);
  whole.catch(ignore);
  return whole;
}

function listOf(value: unknown): readonly unknown[] {
  if (typeof value === 'object' && value !== null && Symbol.iterator in value) {
    return Array.from(value as Iterable<unknown>);
  }
  throw new Deviation('a list is wanted, and something else was given');
}
