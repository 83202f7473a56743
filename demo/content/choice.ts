/** FNV-1a, 32 bits: the demo's only source of variety, so that every start gives the same content. */
export function hash(key: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(key, 'utf8')) {
    value ^= byte;
    value = Math.imul(value, 0x01000193);
  }
  // FNV's low bits are weak for short keys; a final mix makes `% n` even.
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  value ^= value >>> 12;
  return value >>> 0;
}

/** One of the options, always the same for the same key; throws a RangeError for an empty list. */
export function choose<T>(options: readonly T[], key: string): T {
  const option = options[hash(key) % options.length];
  if (option === undefined) throw new RangeError(`Nothing to choose from for ${key}`);
  return option;
}

/** `count` of the options, in the list's order, starting somewhere that depends on the key. */
export function chooseSome<T>(options: readonly T[], count: number, key: string): readonly T[] {
  const start = hash(key) % Math.max(options.length, 1);
  return [...options.slice(start), ...options.slice(0, start)].slice(0, count);
}

/** True for about `percent` of all keys. */
export function happens(percent: number, key: string): boolean {
  return hash(key) % 100 < percent;
}
