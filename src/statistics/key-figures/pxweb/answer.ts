import type { Shape } from '../../../upstream/upstream.ts';
import type { Cube } from './json-stat.ts';
import { readCube } from './json-stat.ts';
import type { Selection } from './split.ts';

/**
 * Reads the answer to a selection: a cube that has every variable of it, and no other with a choice of values, for then
 * nobody could tell what a cell is of. Throws an Error that says what is wrong.
 */
export const answerTo =
  (selection: Selection): Shape<Cube> =>
  (value) => {
    const cube = readCube(value);
    if (!cube.hasValues) throw new Error('there are no values');
    const asked = new Set(selection.map(({ variable }) => variable));
    const given = new Set(cube.dimensions.map(({ code }) => code));
    const lacking = [...asked].filter((code) => !given.has(code));
    if (lacking.length > 0) throw new Error(`the answer lacks ${lacking.join(', ')}`);
    const other = cube.dimensions.find(({ code, categories }) => !asked.has(code) && categories.size !== 1);
    if (other !== undefined) throw new Error(`the answer is spread over ${other.code}, which was not asked for`);
    return cube;
  };
