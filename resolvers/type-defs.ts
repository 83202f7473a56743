import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Beside `resolvers/` in the source tree; two levels up from `dist/resolvers/` in the built program. */
const PLACES = ['../schema/', '../../schema/'] as const;

/** The schema's files (SDL), one text in order of their names. Throws Error when they are not there. */
export function loadTypeDefs(): string {
  const folders = PLACES.map((place) => new URL(place, import.meta.url));
  const folder = folders.find((url) => existsSync(url));
  if (folder === undefined) {
    throw new Error(
      `The folder schema/ is missing; it should be at ${folders.map((url) => url.pathname).join(' or ')}`,
    );
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return names
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
}
