import { expect, test } from 'vitest';
import { checkVariables } from './variables.ts';

const nested = (levels: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = { and: value };
  return value;
};

test('ordinary variables pass, whatever alphabet they are in', () => {
  const variables = { text: 'Malmö 𝄞 🏊', list: [1, 'två', null], filter: { and: [{ text: 'bad' }] } };

  expect(() => {
    checkVariables(variables, 20);
  }).not.toThrow();
});

test('nesting is allowed to the limit and refused beyond it, however deep', () => {
  expect(() => {
    checkVariables({ filter: nested(20) }, 20);
  }).not.toThrow();
  expect(() => {
    checkVariables({ filter: nested(21) }, 20);
  }).toThrow('The variable "filter" is nested more than 20 levels deep');
  expect(() => {
    checkVariables({ filter: nested(200_000) }, 20);
  }).toThrow('more than 20 levels');
});

test.each([
  ['a value', { q: 'a\ud800b' }],
  ['a value far in', { q: { and: [{ text: '\udc00' }] } }],
  ['a key', { q: { '\ud800': 1 } }],
])('half a surrogate pair in %s is refused and named', (_where, variables) => {
  expect(() => {
    checkVariables(variables, 20);
  }).toThrow('The variable "q"');
});
