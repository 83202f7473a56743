import { isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { ExpectedWords } from '../model/specification.ts';
import { readFields, scalarAsWritten } from '../sources/file-yaml.ts';
import type { Field, Report, YamlFile } from '../sources/file-yaml.ts';

const KEYS = ['sv', 'en', 'not'];
const EXAMPLE = '{ sv: [badplats], en: [bathing place], not: [badvatten] }';

/** The words of one list; reports what is no list, and what has no letters. */
function readWords(yaml: YamlFile, field: Field | undefined, report: Report): readonly string[] {
  if (field === undefined) return [];
  if (!isSeq<Node>(field.value)) {
    report(field.line, `\`${field.key}\` must be a list of words; write ${field.key}: [badplats]`);
    return [];
  }
  return field.value.items.flatMap((node) => {
    const word = scalarAsWritten(yaml.resolve(node));
    if (word !== undefined && /\p{L}/u.test(word)) return [word.trim()];
    report(field.line, `\`${field.key}\` has an item that is no word; write a word or a short phrase`);
    return [];
  });
}

/** The words by which datasets of a specification are known that do not declare it. Whatever is wrong is reported. */
export function readExpectedWords(yaml: YamlFile, field: Field | undefined, report: Report): ExpectedWords | undefined {
  if (field === undefined) return undefined;
  const fields = field.value === undefined ? undefined : readFields(yaml, field.value, KEYS, report);
  if (fields === undefined) {
    report(field.line, `\`expected\` must be a mapping; write expected: ${EXAMPLE}`);
    return undefined;
  }
  const words = (key: string): readonly string[] => readWords(yaml, fields.get(key), report);
  return { sv: words('sv'), en: words('en'), not: words('not') };
}
