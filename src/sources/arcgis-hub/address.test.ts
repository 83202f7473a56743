import { expect, it } from 'vitest';
import { itemUri } from './address.ts';

it('makes an address of an id with half a character in it', () => {
  const uri = itemUri({ item: 'a\ud800' });

  expect(uri).toBe('https://www.arcgis.com/home/item.html?id=a%EF%BF%BD');
});
