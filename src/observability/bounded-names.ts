/** Gives the first `most` distinct names back as they are, and `other` for every one after them. */
export type BoundedNames = (name: string) => string;

/**
 * For labels that callers choose: each label value is a series that is kept until the process ends, so without a bound
 * anybody could fill the memory with made-up names.
 */
export function createBoundedNames(most: number): BoundedNames {
  const known = new Set<string>();
  return (name) => {
    if (known.has(name)) return name;
    if (known.size >= most) return 'other';
    known.add(name);
    return name;
  };
}
