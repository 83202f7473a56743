import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { faultIn, hasSuite, readSuite, SUITES } from './w3c-suite.ts';

const failuresOf = async (cases: Awaited<ReturnType<typeof readSuite>>): Promise<readonly string[]> => {
  const faults: (string | undefined)[] = [];
  for (const each of cases) faults.push(await faultIn(each));
  return faults.filter((fault) => fault !== undefined);
};

// The suites are w3c/rdf-tests of 2014, of others' making: they are read where they lie, and named by W3C_SUITES.
for (const [name, count] of [
  ['rdf-xml', 166],
  ['rdf-turtle', 313],
] as const) {
  describe.skipIf(!hasSuite(name))(`W3C ${name} suite (set W3C_SUITES to the folder that has it)`, () => {
    it(`passes ${count} of ${count}`, async () => {
      const cases = await readSuite(join(SUITES, name), `https://w3c.github.io/rdf-tests/rdf/rdf11/${name}/`);

      const failures = await failuresOf(cases);

      expect(failures).toEqual([]);
      expect(new Set(cases.map((each) => each.name)).size).toBe(count);
    });
  });
}

describe('the runner of the W3C suites', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kommungraf-w3c-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const base = 'https://w3c.example/suite/';
  const files = {
    'manifest.ttl': `@prefix : <#> . @prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
      @prefix rdft: <http://www.w3.org/ns/rdftest#> .
      <> mf:entries ( :same :other :syntax :bad :notBad ) .
      :same a rdft:TestTurtleEval ; mf:action <a.ttl> ; mf:result <a.nt> .
      :other a rdft:TestTurtleEval ; mf:action <a.ttl> ; mf:result <b.nt> .
      :syntax a rdft:TestTurtlePositiveSyntax ; mf:action <bad.ttl> .
      :bad a rdft:TestTurtleNegativeSyntax ; mf:action <bad.ttl> .
      :notBad a rdft:TestTurtleNegativeSyntax ; mf:action <a.ttl> .`,
    'a.ttl': '<#s> <#p> [ <#q> "x" ] .',
    'a.nt': `_:other <${base}a.ttl#q> "x" .\n<${base}a.ttl#s> <${base}a.ttl#p> _:other .\n`,
    'b.nt': `_:other <${base}a.ttl#q> "y" .\n<${base}a.ttl#s> <${base}a.ttl#p> _:other .\n`,
    'bad.ttl': '<#s> <#p> .',
  };

  it('tells a case that passes from one that fails, in each way of failing', async () => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const cases = await readSuite(folder, base);

    const failures = await failuresOf(cases);

    expect(cases.map(({ name }) => name)).toEqual(['same', 'other', 'syntax', 'bad', 'notBad']);
    expect(failures.map((failure) => failure.replace(/:.*/, ''))).toEqual(['other', 'syntax', 'notBad']);
  });
});
