import { describe, expect, it } from 'vitest';
import { datasetKeys, sameNodes, serviceKeys, serviceWords } from './node-identity.ts';
import type { IdentifiedNode } from './node-identity.ts';
import { aDataService } from './fixtures/records.ts';

const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

const node = (
  id: string,
  keys: readonly string[],
  listers: readonly string[],
  parts: Partial<IdentifiedNode> = {},
) => ({
  id,
  keys,
  listers,
  title: '',
  protocols: '',
  ...parts,
});
const groups = (...nodes: readonly IdentifiedNode[]): readonly string[] =>
  sameNodes(nodes).map((ids) => ids.toSorted().join(' ')).toSorted(); // prettier-ignore

describe('the signs of a dataset', () => {
  it.each([
    ['https://a.example/x', 'http://a.example/x'],
    ['http://A.example/x/', 'http://a.example/x'],
    ['http://a.example:80/x', 'https://a.example:443/x'],
  ])('are the same for %s and %s', (a, b) => {
    expect(datasetKeys({ uri: a, identifiers: [] })).toEqual(datasetKeys({ uri: b, identifiers: [] }));
  });

  it.each([
    ['http://a.example/x', 'http://a.example/X'],
    ['http://a.example/x?a=1', 'http://a.example/x?a=2'],
    ['http://a.example/x', 'http://www.a.example/x'],
    ['http://a.example/x', 'http://a.example:8080/x'],
    ['http://a.example/#x', 'http://a.example/#y'],
  ])('are not the same for %s and %s', (a, b) => {
    expect(datasetKeys({ uri: a, identifiers: [] })).not.toEqual(datasetKeys({ uri: b, identifiers: [] }));
  });

  it.each([UUID, UUID.toUpperCase(), `urn:uuid:${UUID}`, `{${UUID}}`])('read the identifier %s as a UUID', (said) => {
    expect(datasetKeys({ identifiers: [said] })).toEqual([`uuid ${UUID}`]);
  });

  it.each(['42', `http://a.example/${UUID}`, '00000000-0000-0000-0000-000000000000'])('read none from %s', (said) => {
    expect(datasetKeys({ identifiers: [said] })).toEqual([]);
  });
});

describe('the signs of a data service', () => {
  it('are its addresses too, the parts of the query in any order, with or without a slash at the end', () => {
    const keys = (uri: string) => serviceKeys({ identifiers: [], endpointUrls: [{ uri, labels: [] }] });

    expect(keys('HTTPS://API.example/v1/?b=2&a=1#top')).toEqual(keys('http://api.example/v1?a=1&b=2'));
    expect(keys('https://api.example/v1')).not.toEqual(keys('https://api.example/v2'));
  });

  it('are, among its words, the kinds of API that they name', () => {
    const service = aDataService('Detaljplaner (WMS)', { conformsTo: [{ uri: 'http://www.opengis.net/def/serviceType/ogc/wms', labels: [] }] }); // prettier-ignore

    expect(serviceWords(service)).toEqual({ title: 'detaljplaner (wms)', protocols: 'wms' });
  });
});

describe('nodes', () => {
  it('that share a sign in two catalogues are one, through others too', () => {
    expect(groups(node('a', ['uri x'], ['one']), node('b', ['uri x', 'uuid y'], ['two']), node('c', ['uuid y'], ['three']), node('d', [], ['two']))).toEqual(['a b c', 'd']); // prettier-ignore
  });

  it('of one catalogue are never one, and their sign then joins nothing', () => {
    expect(groups(node('a', ['uuid y'], ['one']), node('b', ['uuid y'], ['one']), node('c', ['uuid y'], ['two']))).toEqual(['a', 'b', 'c']); // prettier-ignore
  });

  it('follow the stronger sign where two contradict', () => {
    expect(groups(node('a', ['uri x'], ['one']), node('b', ['uri x', 'uuid y'], ['two']), node('c', ['uuid y'], ['one']))).toEqual(['a b', 'c']); // prettier-ignore
  });

  const at = (id: string, lister: string, parts: Partial<IdentifiedNode>) => node(id, ['endpoint e'], [lister], parts);

  it('at one address are one service, whatever publishers call it', () => {
    expect(groups(at('a', 'ale', { title: 'ales api' }), at('b', 'mark', { title: 'marks api' }))).toEqual(['a b']);
  });

  it('at one address are one service that a publisher lists twice by one title', () => {
    expect(groups(at('a', 'ale', { title: 'api' }), at('b', 'ale', { title: 'api' }))).toEqual(['a b']);
  });

  it('at one address are several that a publisher tells apart by their titles, each with its namesakes', () => {
    expect(
      groups(
        at('a', 'ale', { title: 'badplatser' }),
        at('b', 'ale', { title: 'lekplatser' }),
        at('c', 'mark', { title: 'lekplatser' }),
        at('d', 'vara', { title: 'annat' }),
      ),
    ).toEqual(['a', 'b c', 'd']);
  });

  it('at one address are several where their words name different kinds of API', () => {
    expect(
      groups(at('a', 'ale', { protocols: 'wms' }), at('b', 'mark', { protocols: 'wfs' }), at('c', 'vara', { protocols: 'wms' })),
    ).toEqual(['a c', 'b']); // prettier-ignore
  });
});
