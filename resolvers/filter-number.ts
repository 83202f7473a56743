import { InputError } from '../src/errors.ts';
import type { Box, Nearness } from '../src/model/geometry.ts';

type Field = `filter.${string}`;

const FARTHEST_KM = 20_000; // half the earth's girth: everything

/** A box in degrees. Undefined where it is left out; throws InputError where it is none. */
export function readBox(field: Field, box: Box | null | undefined): Box | undefined {
  if (box == null) return undefined;
  const { west, south, east, north } = box;
  checkDegrees(field, [
    ['west', west, 180],
    ['south', south, 90],
    ['east', east, 180],
    ['north', north, 90],
  ]);
  if (west > east) throw turned(field, 'west', west, 'east', east);
  if (south > north) throw turned(field, 'south', south, 'north', north);
  return { west, south, east, north };
}

/** A point in degrees and a distance. Undefined where it is left out; throws InputError where it is none. */
export function readNear(field: Field, near: Nearness | null | undefined): Nearness | undefined {
  if (near == null) return undefined;
  const { longitude, latitude, kilometres } = near;
  checkDegrees(field, [
    ['longitude', longitude, 180],
    ['latitude', latitude, 90],
  ]);
  if (kilometres > 0 && kilometres <= FARTHEST_KM) return { longitude, latitude, kilometres };
  throw new InputError(
    `${field}.kilometres`,
    `${field}.kilometres ${kilometres} is no distance to look within; send more than 0 and at most ${FARTHEST_KM}`,
  );
}

/** Points of a dataset's quality. Undefined where they are left out; throws InputError outside 0 to `maximum`. */
export function readPoints(field: Field, points: number | null | undefined, maximum: number): number | undefined {
  if (points == null) return undefined;
  if (points >= 0 && points <= maximum) return points;
  throw new InputError(field, `${field} ${points} cannot be; quality has 0 to ${maximum} points`);
}

function checkDegrees(field: Field, degrees: readonly (readonly [name: string, value: number, most: number])[]): void {
  for (const [name, value, most] of degrees) {
    if (Math.abs(value) <= most) continue;
    const plane = Math.abs(value) > 10_000 ? ', not metres as in SWEREF 99 TM' : '';
    throw new InputError(
      `${field}.${name}`,
      `${field}.${name} ${value} is outside −${most} to ${most}; send degrees in WGS84${plane}: Göteborg is at longitude 11.97, latitude 57.71`,
    );
  }
}

function turned(field: Field, low: string, lowValue: number, high: string, highValue: number): InputError {
  return new InputError(
    `${field}.${low}`,
    `${field}.${low} ${lowValue} is greater than ${high} ${highValue}; exchange them (boxes across the 180th meridian are not read)`,
  );
}
