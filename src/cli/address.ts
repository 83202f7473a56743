import { checkUrl } from '../sources/file-values.ts';
import { CliFailure, EXIT } from './failure.ts';

/**
 * An address as a person has it from a browser: `https://` may be missing, and what follows a `#` is for the browser.
 * Throws CliFailure that says what to write instead.
 */
export function readAddress(text: string): URL {
  const trimmed = text.trim();
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  const bare = whole.replace(/#.*$/, '');
  const problem = checkUrl(bare);
  if (problem !== undefined) throw new CliFailure(EXIT.USAGE, `${problem}.`);
  return new URL(bare);
}
