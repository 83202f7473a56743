import type { LinkCheck as Found } from '../src/checks/check.ts';
import type { Reference } from '../src/model/value.ts';
import type { DistributionResolvers, LinkKind } from './__generated__/types.ts';

/** An address of a distribution, with what is known of it. */
export interface ListedLink extends Partial<Omit<Found, 'url'>> {
  readonly url: string;
  readonly kind: LinkKind;
}

export const linkChecks: NonNullable<DistributionResolvers['linkChecks']> = async (
  { accessUrls, downloadUrls },
  _args,
  { checks },
) => {
  const found = await checks.links([...accessUrls, ...downloadUrls].map(({ uri }) => uri));
  const listed = (references: readonly Reference[], kind: LinkKind): readonly ListedLink[] =>
    references.map(({ uri }) => ({ ...found.get(uri), url: uri, kind }));
  return [...listed(accessUrls, 'ACCESS'), ...listed(downloadUrls, 'DOWNLOAD')];
};
