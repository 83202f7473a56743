import type { Box } from '../model/geometry.ts';
import type { Connection } from './connection.ts';

/** Writes where a dataset's content is. */
export interface PlaceWriter {
  /** Replaces the places of the dataset with this row number. */
  write(dataset: number, isNew: boolean, boxes: readonly Box[]): void;
  remove(dataset: number): void;
}

export function createPlaceWriter({ prepare }: Connection): PlaceWriter {
  const insert = prepare(
    'INSERT INTO place (dataset, west, south, east, north) VALUES (CAST(? AS INTEGER), ?, ?, ?, ?)',
  );
  const index = prepare('INSERT INTO place_box (n, west, east, south, north) VALUES (CAST(? AS INTEGER), ?, ?, ?, ?)');
  const find = prepare<{ n: number }>('SELECT n FROM place WHERE dataset = ?');
  const unindex = prepare('DELETE FROM place_box WHERE n = CAST(? AS INTEGER)');
  const deleteOf = prepare('DELETE FROM place WHERE dataset = ?');
  const remove = (dataset: number): void => {
    const places = find.all([dataset]);
    for (const { n } of places) unindex.run([n]);
    if (places.length > 0) deleteOf.run([dataset]);
  };
  return {
    write(dataset, isNew, boxes) {
      if (!isNew) remove(dataset);
      for (const { west, south, east, north } of boxes) {
        const { row } = insert.run([dataset, west, south, east, north]);
        index.run([row, west, east, south, north]);
      }
    },
    remove,
  };
}
