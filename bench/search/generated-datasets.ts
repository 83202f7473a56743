import dictionary from 'dictionary-sv';
import { idFromUri } from '../../src/model/id.ts';
import type { Agent } from '../../src/model/agent.ts';
import type { Dataset } from '../../src/model/dataset.ts';

/** A number generator that gives the same numbers each time (mulberry32): from 0 up to, not including, 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Numbers from 0 to `count` - 1, of which a few come often and most seldom, as words do (Zipf, exponent about 1). */
const skewed = (random: () => number, count: number): number => Math.floor(count ** random()) - 1;

/** Swedish words, in an order of no meaning: what is in front comes often in the generated texts. */
function swedishWords(random: () => number): readonly string[] {
  const words = new TextDecoder()
    .decode(dictionary.dic)
    .split('\n')
    .slice(1)
    .map((line) => line.split('/', 1)[0] ?? '')
    .filter((word) => /^[a-zåäö]{3,24}$/.test(word));
  return words
    .map((word) => ({ word, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ word }) => word);
}

export interface Generated {
  readonly agents: readonly Agent[];
  /** So many datasets of the catalogue, from this number on. */
  datasets(catalogueId: string, from: number, count: number): readonly Dataset[];
}

/**
 * Datasets with believable distributions: a few subjects and publishers have many, most have few; each is one of the
 * templates as another publisher would write it, with a sentence of words of its own, so that the vocabulary grows.
 */
export function generateDatasets(templates: readonly Dataset[], publishers: readonly Agent[], seed = 7): Generated {
  const words = swedishWords(seeded(seed));
  return {
    agents: publishers,
    datasets(catalogueId, from, count) {
      const random = seeded(seed * 1_000_003 + from);
      return Array.from({ length: count }, (_, index) => {
        const template = templates[skewed(random, templates.length + 1) % templates.length];
        const publisher = publishers[skewed(random, publishers.length + 1) % publishers.length];
        if (template === undefined || publisher === undefined)
          throw new RangeError('templates and publishers are needed');
        const uri = `https://data.example.se/datasets/${from + index}`;
        const sentence = Array.from(
          { length: 4 + Math.floor(random() * 8) },
          () => words[skewed(random, words.length)],
        );
        const [title, ...titles] = template.titles;
        const place = publisher.names[0]?.value ?? '';
        const year = 2010 + Math.floor(random() * 16);
        const day = `${year}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`;
        return {
          ...template,
          id: idFromUri('dataset', uri),
          uri,
          catalogueId,
          publisher: publisher.id,
          titles:
            title === undefined || random() < 0.5
              ? template.titles
              : [{ ...title, value: `${title.value} ${place}` }, ...titles],
          keywords: template.keywords.filter(() => random() < 0.8),
          descriptions: template.descriptions.map((text) => ({
            ...text,
            value: `${text.value} ${sentence.join(' ')}.`,
          })),
          modified: { said: day, value: day },
          distributions: template.distributions.map((distribution, number) => {
            const own = `${uri}/${number}`;
            return { ...distribution, id: idFromUri('distribution', own), uri: own };
          }),
        };
      });
    },
  };
}
