import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demoContents, KINDS } from '../demo/content/contents.ts';
import { createSpecifications } from '../src/model/specification.ts';
import { readSpecificationFiles } from '../src/records/specification-files.ts';

const { specifications } = readSpecificationFiles(fileURLToPath(new URL('../specifications', import.meta.url)));
const known = createSpecifications(specifications);

describe('the known specifications', () => {
  it('are what the demo municipalities name, one for each kind of dataset, whatever the spelling', () => {
    const kinds = KINDS.flatMap(({ slug, specification = [] }) =>
      specification.length === 0 ? [] : [{ slug, specification }],
    );

    const read = kinds.map(({ specification }) => [
      ...new Set(specification.map((uri) => known.specificationSlug(uri)?.slug)),
    ]);

    expect(kinds.length).toBeGreaterThan(15);
    expect(read.filter((slugs) => slugs.length !== 1 || slugs[0] === undefined)).toEqual([]);
    expect(new Set(read.flat()).size).toBe(kinds.length);
  });

  it('have every address that a dataset of the demo gives', () => {
    const said = demoContents().flatMap(({ datasets }) => datasets.flatMap(({ conformsTo }) => conformsTo));

    const unknown = said.filter((uri) => known.specificationSlug(uri) === undefined);

    expect(said.length).toBeGreaterThan(50);
    expect([...new Set(unknown)]).toEqual([]);
  });
});
