import type { Language } from '../../src/model/text.ts';
import { QUERY_CLASSES } from './judged.ts';
import type { JudgedQuery, QueryClass } from './judged.ts';

/** What is judged: keys of the corpus, best first. At least 20 where there are so many; the rest is not looked at. */
export type JudgedSearch = (query: string, language: Language) => Promise<readonly string[]>;

/** How well one query was answered. */
export interface QueryScore {
  readonly judged: JudgedQuery;
  /** 0 to 1: gain 2^grade - 1, discounted by log2 of the rank + 1, of the best order of ten. */
  readonly ndcg: number;
  /** 0 to 1: of what is graded 2 or 3 (of 20, where there is more), how much stands among the first 20. */
  readonly recall: number;
  /** The first ten. */
  readonly found: readonly string[];
}

/** Means over a class, or over all queries. */
export interface ClassScore {
  readonly class: QueryClass | 'all';
  readonly queries: number;
  readonly ndcg: number;
  readonly recall: number;
}

export interface Evaluation {
  readonly queries: readonly QueryScore[];
  /** In the order of QUERY_CLASSES; classes without queries are left out. */
  readonly classes: readonly ClassScore[];
  readonly all: ClassScore;
}

const AT = { ndcg: 10, recall: 20 } as const;

const gain = (grade: number, index: number): number => (2 ** grade - 1) / Math.log2(index + 2);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? 1 : sum(values) / values.length);

/** nDCG@10; 1 where nothing is graded. */
export function ndcg(found: readonly string[], grades: ReadonlyMap<string, number>): number {
  const best = [...grades.values()].toSorted((a, b) => b - a).slice(0, AT.ndcg);
  const ideal = sum(best.map(gain));
  if (ideal === 0) return 1;
  return sum(found.slice(0, AT.ndcg).map((key, index) => gain(grades.get(key) ?? 0, index))) / ideal;
}

/** Recall@20; 1 where nothing is graded 2 or 3. */
export function recall(found: readonly string[], grades: ReadonlyMap<string, number>): number {
  const wanted = [...grades].filter(([, grade]) => grade >= 2).map(([key]) => key);
  if (wanted.length === 0) return 1;
  const first = new Set(found.slice(0, AT.recall));
  return wanted.filter((key) => first.has(key)).length / Math.min(wanted.length, AT.recall);
}

function classScore(name: QueryClass | 'all', scores: readonly QueryScore[]): ClassScore {
  return {
    class: name,
    queries: scores.length,
    ndcg: mean(scores.map((score) => score.ndcg)),
    recall: mean(scores.map((score) => score.recall)),
  };
}

/** Asks all queries, one after the other. Throws a RangeError when the search names one dataset twice. */
export async function evaluate(judged: readonly JudgedQuery[], search: JudgedSearch): Promise<Evaluation> {
  const queries: QueryScore[] = [];
  for (const one of judged) {
    const found = (await search(one.query, one.language)).slice(0, AT.recall);
    if (new Set(found).size !== found.length) throw new RangeError(`«${one.query}» found a dataset twice`);
    queries.push({
      judged: one,
      ndcg: ndcg(found, one.grades),
      recall: recall(found, one.grades),
      found: found.slice(0, AT.ndcg),
    });
  }
  const classes = QUERY_CLASSES.map((name) =>
    classScore(
      name,
      queries.filter((score) => score.judged.class === name),
    ),
  ).filter((score) => score.queries > 0);
  return { queries, classes, all: classScore('all', queries) };
}

const shown = (value: number): string => value.toFixed(3);

/** A table of the classes, for people. */
export function classTable({ classes, all }: Evaluation): string {
  const rows = [...classes, all].map(
    (row) => `${row.class.padEnd(14)} ${String(row.queries).padStart(7)}   ${shown(row.ndcg)}     ${shown(row.recall)}`,
  );
  return [`class          queries   nDCG@10   recall@20`, ...rows].join('\n');
}

/** The queries that were answered worst: what came, with its grade (0: not graded), and what was wanted and did not come. */
export function worstQueries({ queries }: Evaluation, count: number): string {
  const worst = queries
    .filter((score) => score.ndcg < 1 || score.recall < 1)
    .toSorted((a, b) => a.ndcg + a.recall - b.ndcg - b.recall)
    .slice(0, count);
  return worst
    .map(({ judged, found, ...score }) => {
      const came = found.map((key) => `${String(judged.grades.get(key) ?? 0)} ${key}`);
      const missing = [...judged.grades].filter(([key, grade]) => grade >= 2 && !found.includes(key));
      return [
        `«${judged.query}» ${judged.class} ${judged.language}: nDCG ${shown(score.ndcg)}, recall ${shown(score.recall)}`,
        `  came: ${came.join(', ')}`,
        `  not among the first ten: ${missing.map(([key, grade]) => `${String(grade)} ${key}`).join(', ')}`,
      ].join('\n');
    })
    .join('\n');
}
