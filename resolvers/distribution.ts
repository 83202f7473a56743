import type { DistributionResolvers } from './__generated__/types.ts';
import { linkChecks } from './check.ts';
import { termOf, termsOf } from './concept.ts';
import { datedFields } from './resource.ts';
import { textIn } from './text.ts';

export const distribution: DistributionResolvers = {
  ...datedFields,
  linkChecks,
  dataset: ({ id }, _args, { store }) => {
    const found = store.distribution(id);
    return found && store.dataset(found.datasetId);
  },
  title: ({ titles }, asked) => textIn(titles, asked),
  description: ({ descriptions }, asked) => textIn(descriptions, asked),
  formats: ({ formats }) => termsOf(formats, 'format'),
  mediaTypes: ({ mediaTypes }) => termsOf(mediaTypes, 'format'),
  compressFormats: ({ compressFormats }) => termsOf(compressFormats, 'format'),
  packageFormats: ({ packageFormats }) => termsOf(packageFormats, 'format'),
  licences: ({ licences }) => termsOf(licences, 'licence'),
  availability: ({ availability }) => termOf(availability, 'availability'),
  status: ({ status }) => termOf(status, 'status'),
  byteSize: ({ byteSize }) => byteSize?.value,
  byteSizeSaid: ({ byteSize }) => byteSize?.said,
  languages: ({ languages }) => termsOf(languages, 'language'),
  // Two ids can be one service.
  accessServices: ({ accessServices }, _args, { store }) => [
    ...new Map(accessServices.flatMap((id) => store.dataService(id) ?? []).map((one) => [one.id, one])).values(),
  ],
};
