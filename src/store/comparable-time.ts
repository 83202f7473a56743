const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** First and last millisecond of what an ISO 8601 text names, or undefined when it is not one. */
function range(text: string): readonly [number, number] | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = FORM.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const start = Date.parse(
    `${year}-${month ?? '01'}-${day ?? '01'}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}${(fraction ?? '').slice(0, 4)}${zone ?? 'Z'}`,
  );
  if (Number.isNaN(start)) return undefined;
  if (fraction !== undefined) return [start, start];
  if (second !== undefined) return [start, start + 999];
  if (minute !== undefined) return [start, start + 59_999];
  if (day !== undefined) return [start, start + 86_399_999];
  const end = month === undefined ? Date.UTC(Number(year) + 1, 0, 1) : Date.UTC(Number(year), Number(month), 1);
  return [start, end - 1];
}

const written = (time: number | undefined): string | undefined => {
  const text = time === undefined ? undefined : new Date(time).toISOString();
  // Years before 0 and after 9999 are written longer, and would not compare as text.
  return text?.length === 24 ? text : undefined;
};

/**
 * An ISO 8601 text (`2020`, `2020-05`, `2020-05-01` or a date-time; without a zone UTC) as the first moment it names,
 * in one form that compares as text. Undefined when it is not one.
 */
export function startOf(text: string): string | undefined {
  return written(range(text)?.[0]);
}

/** The last moment that the text names: an upper bound of `2020` holds all of 2020. */
export function endOf(text: string): string | undefined {
  return written(range(text)?.[1]);
}
