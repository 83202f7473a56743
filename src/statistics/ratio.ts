/**
 * `numerator / denominator * scale` with so many decimals, halves rounded away from zero; computed in whole numbers, so
 * that no half is lost to binary fractions. Undefined where the denominator is 0. Both are whole numbers.
 */
export function ratio(numerator: number, denominator: number, scale: number, decimals: number): number | undefined {
  if (denominator === 0) return undefined;
  const unit = 10 ** decimals;
  const above = BigInt(Math.abs(numerator)) * BigInt(scale * unit) * 2n + BigInt(Math.abs(denominator));
  const rounded = Number(above / (2n * BigInt(Math.abs(denominator)))) / unit;
  // Not -0, which reads as a fall.
  return rounded === 0 || Math.sign(numerator) === Math.sign(denominator) ? rounded : -rounded;
}

/** In percent, with one decimal. */
export const percentOf = (numerator: number, denominator: number): number | undefined =>
  ratio(numerator, denominator, 100, 1);

/** Per 10,000, with two decimals. */
export const perTenThousand = (numerator: number, denominator: number): number | undefined =>
  ratio(numerator, denominator, 10_000, 2);
