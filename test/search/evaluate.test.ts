import { describe, expect, it } from 'vitest';
import { classTable, evaluate, ndcg, recall, worstQueries } from './evaluate.ts';
import type { Grade, JudgedQuery } from './judged.ts';

const grades = (said: Readonly<Record<string, Grade>>): ReadonlyMap<string, Grade> => new Map(Object.entries(said));

const query = (text: string, parts: Partial<JudgedQuery> = {}): JudgedQuery => ({
  query: text,
  language: 'sv',
  class: 'plain',
  grades: grades({ a: 3 }),
  ...parts,
});

describe('nDCG@10', () => {
  it('is 1 for the best order, and for any order of what is graded alike', () => {
    const graded = grades({ a: 3, b: 3, c: 1 });

    expect(ndcg(['a', 'b', 'c'], graded)).toBe(1);
    expect(ndcg(['b', 'a', 'c', 'd'], graded)).toBe(1);
  });

  it('counts 2^grade - 1 over the logarithm of the rank', () => {
    const graded = grades({ a: 3, b: 1 });

    const best = 7 + 1 / Math.log2(3);
    expect(ndcg(['b', 'a'], graded)).toBeCloseTo((1 + 7 / Math.log2(3)) / best, 12);
    expect(ndcg(['x', 'a'], graded)).toBeCloseTo(7 / Math.log2(3) / best, 12);
  });

  it('sees ten, of what came and of what could have come', () => {
    const eleven = Array.from({ length: 11 }, (_, n) => `k${String(n)}`);
    const graded = new Map<string, Grade>(eleven.map((key) => [key, 2]));

    expect(ndcg(eleven.slice(1), graded)).toBe(1);
    expect(ndcg([...Array.from({ length: 10 }, (_, n) => `x${String(n)}`), 'k1'], graded)).toBe(0);
  });
});

describe('recall@20', () => {
  it('asks for what is graded 2 or 3 only', () => {
    const graded = grades({ a: 3, b: 2, c: 1 });

    expect(recall(['a', 'x'], graded)).toBe(0.5);
    expect(recall(['b', 'a'], graded)).toBe(1);
  });

  it('asks for 20 where there are more', () => {
    const many = Array.from({ length: 30 }, (_, n) => `k${String(n)}`);
    const graded = new Map<string, Grade>(many.map((key) => [key, 3]));

    expect(recall(many.slice(5, 25), graded)).toBe(1);
    expect(recall([...many.slice(0, 10), 'x'], graded)).toBe(0.5);
  });
});

describe('An evaluation', () => {
  it('has the mean of each class that has queries, and of all queries', async () => {
    const judged = [query('found'), query('lost'), query('found', { class: 'typo' })];

    const { classes, all } = await evaluate(judged, (text) => Promise.resolve(text === 'found' ? ['a'] : []));

    expect(classes).toEqual([
      { class: 'plain', queries: 2, ndcg: 0.5, recall: 0.5 },
      { class: 'typo', queries: 1, ndcg: 1, recall: 1 },
    ]);
    expect(all).toEqual({ class: 'all', queries: 3, ndcg: 2 / 3, recall: 2 / 3 });
  });

  it('asks in the language of the query', async () => {
    const asked: string[] = [];

    await evaluate([query('art', { language: 'en' })], (text, language) => {
      asked.push(`${text} ${language}`);
      return Promise.resolve([]);
    });

    expect(asked).toEqual(['art en']);
  });

  it('does not count a dataset twice', async () => {
    const twice = evaluate([query('badplatser')], () => Promise.resolve(['a', 'a']));

    await expect(twice).rejects.toThrow('«badplatser» found a dataset twice');
  });

  it('is shown as a table, and with what was answered worst', async () => {
    const evaluation = await evaluate([query('found'), query('lost')], (text) =>
      Promise.resolve([text === 'found' ? 'a' : 'x']),
    );

    const table = classTable(evaluation);
    const worst = worstQueries(evaluation, 5);

    expect(table).toMatch(/^plain +2 +0\.500 +0\.500$/m);
    expect(worst).toContain('«lost»');
    expect(worst).toContain('not among the first ten: 3 a');
    expect(worst).not.toContain('«found»');
  });
});
