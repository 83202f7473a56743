import type { RightsStatement } from '../../model/distribution.ts';
import type { Concept } from '../../model/value.ts';
import { readTerm, toConcept } from '../../model/vocabulary/index.ts';
import type { Metas } from './metas.ts';

const WEB_ADDRESS = /^https?:\/\/\S+$/i;

/**
 * `license` and `license_url` are two names of one licence: the address counts where it is one that is known, then the
 * name where that is; the other of the two is kept as its label or left as it is.
 */
export function takeLicence(metas: Metas): readonly Concept[] {
  const name = metas.text('default', 'license');
  const address = metas.peek('default', 'license_url');
  const url = typeof address === 'string' && address.trim() !== '' ? address.trim() : undefined;
  if (url === undefined) return name === undefined ? [] : [toConcept('licence', name)];
  const byName =
    name !== undefined && readTerm('licence', url) === undefined && readTerm('licence', name) !== undefined;
  if (byName) return [toConcept('licence', name)];
  metas.drop('default', 'license_url');
  return [toConcept('licence', url, name === undefined ? [] : [{ value: name }])];
}

/** Whom to name: `attributions` are texts and addresses. */
export function takeRights(metas: Metas): readonly RightsStatement[] {
  const said = metas.texts('default', 'attributions');
  if (said.length === 0) return [];
  return [
    {
      texts: [],
      attributionTexts: said.filter((text) => !WEB_ADDRESS.test(text)).map((value) => ({ value })),
      attributionUrls: said.filter((text) => WEB_ADDRESS.test(text)).map((uri) => ({ uri, labels: [] })),
      copyrightNotices: [],
      otherProperties: [],
    },
  ];
}
