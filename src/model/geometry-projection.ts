/** A point in WGS84, in degrees. (SWEREF 99 differs from it by less than a metre.) */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** A transverse Mercator projection of the GRS 80 ellipsoid. */
export interface Projection {
  /** Degrees. */
  readonly centralMeridian: number;
  readonly scale: number;
  /** Metres. */
  readonly falseNorthing: number;
  readonly falseEasting: number;
}

/** EPSG:3006: all of Sweden. */
export const SWEREF99_TM: Projection = { centralMeridian: 15, scale: 0.9996, falseNorthing: 0, falseEasting: 500_000 };

/** Central meridians of the twelve local zones, SWEREF 99 12 00 to 23 15, by EPSG code. */
const ZONES: Readonly<Record<number, number>> = {
  3007: 12,
  3008: 13.5,
  3009: 15,
  3010: 16.5,
  3011: 18,
  3012: 14.25,
  3013: 15.75,
  3014: 17.25,
  3015: 18.75,
  3016: 20.25,
  3017: 21.75,
  3018: 23.25,
};

/** The projection with this EPSG code; undefined: we have no formula for it. */
export function projectionOf(epsg: number): Projection | undefined {
  if (epsg === 3006) return SWEREF99_TM;
  const centralMeridian = ZONES[epsg];
  return centralMeridian === undefined
    ? undefined
    : { centralMeridian, scale: 1, falseNorthing: 0, falseEasting: 150_000 };
}

const RADIUS = 6_378_137;
const FLATTENING = 1 / 298.257222101;
const E2 = FLATTENING * (2 - FLATTENING);
const N = FLATTENING / (2 - FLATTENING);
const MEAN_RADIUS = (RADIUS / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const DELTA = [
  N / 2 - (2 * N ** 2) / 3 + (37 * N ** 3) / 96 - N ** 4 / 360,
  N ** 2 / 48 + N ** 3 / 15 - (437 * N ** 4) / 1440,
  (17 * N ** 3) / 480 - (37 * N ** 4) / 840,
  (4397 * N ** 4) / 161_280,
];
const LATITUDE = [
  E2 + E2 ** 2 + E2 ** 3 + E2 ** 4,
  -(7 * E2 ** 2 + 17 * E2 ** 3 + 30 * E2 ** 4) / 6,
  (224 * E2 ** 3 + 889 * E2 ** 4) / 120,
  -(4279 * E2 ** 4) / 1260,
];

/**
 * From plane coordinates (metres) to degrees: Krüger's series as Lantmäteriet gives it ("Gauss Conformal Projection
 * (Transverse Mercator): Krüger's Formulas"), right to less than a millimetre within Sweden.
 */
export function unproject(projection: Projection, northing: number, easting: number): Point {
  const { centralMeridian, scale, falseNorthing, falseEasting } = projection;
  const xi = (northing - falseNorthing) / (scale * MEAN_RADIUS);
  const eta = (easting - falseEasting) / (scale * MEAN_RADIUS);
  let xi1 = xi;
  let eta1 = eta;
  DELTA.forEach((delta, index) => {
    const k = 2 * (index + 1);
    xi1 -= delta * Math.sin(k * xi) * Math.cosh(k * eta);
    eta1 -= delta * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const conformal = Math.asin(Math.sin(xi1) / Math.cosh(eta1));
  const sin2 = Math.sin(conformal) ** 2;
  const series = LATITUDE.reduce((sum, factor, power) => sum + factor * sin2 ** power, 0);
  const latitude = conformal + Math.sin(conformal) * Math.cos(conformal) * series;
  const longitude = Math.atan(Math.sinh(eta1) / Math.cos(xi1));
  return { longitude: centralMeridian + degrees(longitude), latitude: degrees(latitude) };
}

/** From Web Mercator (EPSG:3857, metres on a sphere) to degrees. */
export function fromWebMercator(x: number, y: number): Point {
  const latitude = 2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2;
  return { longitude: degrees(x / RADIUS), latitude: degrees(latitude) };
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;
