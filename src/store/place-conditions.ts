import type { Box, Nearness } from '../model/geometry.ts';
import type { Value } from './connection.ts';
import type { Condition } from './dataset-conditions.ts';

const EARTH_RADIUS_KM = 6371.0088; // IUGG's mean radius
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

/** `place p`, those of them first that `place_box` finds to touch the box: its bounds are rounded outwards, so none is missed. */
const TOUCHING = {
  from: 'place_box b CROSS JOIN place p ON p.n = b.n',
  where: 'b.west <= ? AND b.east >= ? AND b.south <= ? AND b.north >= ?',
  parameters: ({ west, south, east, north }: Box): readonly Value[] => [east, west, north, south],
} as const;

/** `exact` is a test of `place p`. */
function onPlace(around: Box, exact: string, parameters: readonly Value[]): Condition {
  return {
    test: { sql: `EXISTS (SELECT 1 FROM place p WHERE p.dataset = d.n AND ${exact})`, parameters },
    rows: {
      sql: `SELECT DISTINCT p.dataset AS n FROM ${TOUCHING.from} WHERE ${TOUCHING.where} AND ${exact}`,
      parameters: [...TOUCHING.parameters(around), ...parameters],
    },
  };
}

/** A place of the dataset lies wholly within the box. */
export function liesWithin(box: Box): Condition {
  const exact = 'p.west >= ? AND p.east <= ? AND p.south >= ? AND p.north <= ?';
  return onPlace(box, exact, [box.west, box.east, box.south, box.north]);
}

/** A place of the dataset touches the box. */
export function touches(box: Box): Condition {
  const exact = 'p.west <= ? AND p.east >= ? AND p.south <= ? AND p.north >= ?';
  return onPlace(box, exact, TOUCHING.parameters(box));
}

/** The box around a circle; where a pole is in it, or the 180th meridian, all longitudes. */
function boxAround({ longitude, latitude, kilometres }: Nearness): Box {
  const angle = kilometres / EARTH_RADIUS_KM;
  const margin = 1e-6; // about a decimetre: the engine's numbers and ours need not be rounded alike
  const height = degrees(angle) + margin;
  const [south, north] = [latitude - height, latitude + height];
  const reach = Math.sin(angle) / Math.cos(radians(latitude));
  const width = degrees(Math.asin(Math.min(1, reach))) + margin;
  const [west, east] = [longitude - width, longitude + width];
  if (south <= -90 || north >= 90 || west < -180 || east > 180) return { west: -180, south, east: 180, north };
  return { west, south, east, north };
}

/**
 * A place of the dataset lies within the distance of the point: measured to the nearest point of the box around the place, 0
 * inside. On a sphere; the nearest point of a meridian is not at the point's own latitude, but where tan φ = tan latitude /
 * cos Δλ. Haversines are compared, which spares the engine their inverse.
 */
export function liesNear(near: Nearness): Condition {
  const { longitude, latitude, kilometres } = near;
  const [sine, cosine] = [Math.sin(radians(latitude)), Math.cos(radians(latitude))];
  const east = 'radians(max(p.west, min(?, p.east)) - ?)';
  const north = 'max(south, min(north, degrees(atan2(?, ? * cos(east)))))';
  const inReach = (from: string): string =>
    `SELECT dataset FROM (
       SELECT dataset, sin(radians(nearest - ?) / 2) AS v, sin(east / 2) AS u, cos(radians(nearest)) AS c FROM (
         SELECT dataset, east, ${north} AS nearest FROM (
           SELECT p.dataset AS dataset, p.south AS south, p.north AS north, ${east} AS east FROM ${from}
         )
       )
     ) WHERE v * v + ? * c * u * u <= ?`;
  const first: readonly Value[] = [latitude, sine, cosine, longitude, longitude];
  const last: readonly Value[] = [cosine, Math.sin(kilometres / EARTH_RADIUS_KM / 2) ** 2];
  return {
    test: { sql: `EXISTS (${inReach('place p WHERE p.dataset = d.n')})`, parameters: [...first, ...last] },
    rows: {
      sql: `SELECT DISTINCT dataset AS n FROM (${inReach(`${TOUCHING.from} WHERE ${TOUCHING.where}`)})`,
      parameters: [...first, ...TOUCHING.parameters(boxAround(near)), ...last],
    },
  };
}
