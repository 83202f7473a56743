import type { PageInfoResolvers } from './__generated__/types.ts';

export const pageInfo: PageInfoResolvers = {
  hasNextPage: (position) => position.hasNextPage(),
  hasPreviousPage: (position) => position.hasPreviousPage(),
  startCursor: (position) => position.startCursor(),
  endCursor: (position) => position.endCursor(),
};
