import type { ContactPointResolvers } from './__generated__/types.ts';
import { textIn } from './text.ts';

export const contactPoint: ContactPointResolvers = {
  name: ({ names }, asked) => textIn(names, asked),
};
