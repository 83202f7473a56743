import { expect, it } from 'vitest';
import { datasetUri } from './address.ts';

it('makes an address of an id with half a character in it', () => {
  const uri = datasetUri('https://data.example.se', 'a\ud800@b');

  expect(uri).toBe('https://data.example.se/explore/dataset/a%EF%BF%BD@b/');
});
