/** When the data that all answers stand on was read. */
export interface DataTimes {
  /** The longest ago that a catalogue of those that are served was read to its end, milliseconds since 1970; undefined: none was. */
  readonly oldestRead: number | undefined;
  /** When the next catalogue is to be read, milliseconds since 1970; undefined: none is. */
  readonly nextRead: number | undefined;
}

/** Fields of a kept answer that say how old it is and how long it holds. */
export interface Validity {
  readonly cacheControl: string;
  /** In seconds, as of now; undefined where nothing has been read yet. */
  readonly age: () => string | undefined;
}

/**
 * The age is counted from the oldest reading of all the catalogues that are served, whichever of them the answer stands on;
 * `max-age` counts from there too and ends with the next reading of any, which may bring a new revision. So the time left
 * in a cache is that to the next reading, and none when that is due. Where that is not known, a cache has to ask each time.
 */
export function validityOf({ oldestRead, nextRead }: DataTimes, now: () => number): Validity {
  if (oldestRead === undefined) return { cacheControl: 'no-cache', age: () => undefined };
  const age = (): string => String(Math.max(0, Math.floor((now() - oldestRead) / 1000)));
  if (nextRead === undefined) return { cacheControl: 'no-cache', age };
  const maxAge = Math.max(0, Math.floor((nextRead - oldestRead) / 1000));
  return { cacheControl: `public, max-age=${maxAge}`, age };
}
