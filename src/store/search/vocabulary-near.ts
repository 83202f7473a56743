import type { WordBlock } from './vocabulary-blocks.ts';
import { createDistance, letterSignature, mayBeNear } from './vocabulary-distance.ts';

/** Numbers of the words that are at most so many edits away, each with its edits; not of the word itself. */
export function nearWords(blocks: Iterable<WordBlock>, word: string, most: number): ReadonlyMap<number, number> {
  const near = new Map<number, number>();
  const own = letterSignature(word);
  const distance = createDistance(word, most);
  const [shortest, longest] = [word.length - most, word.length + most];
  for (const { count, starts, signatures, letters, numbers } of blocks) {
    let end = starts[0] ?? 0;
    for (let index = 0; index < count; index += 1) {
      const start = end;
      end = starts[index + 1] ?? 0;
      const length = end - start;
      if (length < shortest || length > longest || !mayBeNear(own, signatures[index] ?? 0, most)) continue;
      const edits = distance(letters, start, end);
      if (edits > 0 && edits <= most) near.set(numbers[index] ?? 0, edits);
    }
  }
  return near;
}
