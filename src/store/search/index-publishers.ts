import type { Connection } from '../connection.ts';

/** Numbers of publishers, by agent id: the column has no room for ids. */
export interface PublisherNumbers {
  /** A new one for an agent that has none; 0 for none. */
  readonly numberOf: (agent: string | undefined) => number;
  forget(): void;
}

export function createPublisherNumbers({ prepare }: Connection): PublisherNumbers {
  const find = prepare<{ n: number }>('SELECT n FROM search_publisher WHERE agent = ?');
  const insert = prepare('INSERT INTO search_publisher (agent) VALUES (?)');
  // As many as there are publishers: some thousands.
  const known = new Map<string, number>();
  return {
    numberOf(agent) {
      if (agent === undefined) return 0;
      const n = known.get(agent) ?? find.get([agent])?.n ?? insert.run([agent]).row;
      known.set(agent, n);
      return n;
    },
    forget: () => {
      known.clear();
    },
  };
}
