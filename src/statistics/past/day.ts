const DAY_MS = 86_400_000;

/** A day as the number of days since 1970-01-01, UTC. */
export type DayNumber = number;

/** After all days that there are here; days take two bytes. */
export const NEVER: DayNumber = 65_535;

const bounded = (day: number): DayNumber => Math.max(0, Math.min(NEVER - 1, day));

/** The day (UTC) of a moment in milliseconds since 1970; one before 1970 is its first. */
export const dayOfTime = (time: number): DayNumber => bounded(Math.floor(time / DAY_MS));

/** The day of `2026-06-30`. */
export const dayNumber = (day: string): DayNumber => dayOfTime(Date.parse(`${day}T00:00:00Z`));
