import { describe, expect, it } from 'vitest';
import { fromWebMercator, projectionOf, SWEREF99_TM, unproject } from './geometry-projection.ts';

describe('plane coordinates', () => {
  it('come out as in Lantmäteriet’s worked example, to a millimetre', () => {
    const example = {
      centralMeridian: 13 + 35 / 60 + 7.692 / 3600,
      scale: 1.00000254,
      falseNorthing: -6_226_307.864,
      falseEasting: 84_182.879,
    };

    const { longitude, latitude } = unproject(example, 1_135_809.413803, 555_304.016555);

    expect(latitude).toBeCloseTo(66, 8);
    expect(longitude).toBeCloseTo(24, 8);
  });

  it('of SWEREF 99 TM lie on the central meridian where the easting is the false one', () => {
    const { longitude, latitude } = unproject(SWEREF99_TM, 6_580_822, 500_000);

    expect(longitude).toBe(15);
    expect(latitude).toBeCloseTo(59.367, 2);
  });

  it('of a local zone have its own meridian', () => {
    const zone = projectionOf(3007);

    expect(zone === undefined ? undefined : unproject(zone, 6_400_000, 150_000).longitude).toBe(12);
  });

  it('of a system without a formula are not read', () => {
    expect(projectionOf(3021)).toBeUndefined();
  });

  it('of Web Mercator are 20,037,508 metres from the equator’s start to its end', () => {
    const { longitude, latitude } = fromWebMercator(20_037_508.342789, 0);

    expect(longitude).toBeCloseTo(180, 6);
    expect(latitude).toBeCloseTo(0, 6);
  });
});
