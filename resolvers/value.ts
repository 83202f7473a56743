import type {
  AttributionResolvers,
  LocationResolvers,
  OfferResolvers,
  PeriodResolvers,
  QualifiedRelationResolvers,
  RightsStatementResolvers,
  SpatialResolutionResolvers,
} from './__generated__/types.ts';
import { termsOf } from './concept.ts';
import { organisationOf } from './organisation-of.ts';
import { textIn } from './text.ts';

export const period: PeriodResolvers = {
  start: (value) => value.start?.value,
  startSaid: (value) => value.start?.said,
  end: (value) => value.end?.value,
  endSaid: (value) => value.end?.said,
};

export const location: LocationResolvers = {
  label: (value, asked) => textIn(value.labels, asked),
};

export const spatialResolution: SpatialResolutionResolvers = {
  metres: (resolution) => resolution.value,
};

export const rightsStatement: RightsStatementResolvers = {
  text: (statement, asked) => textIn(statement.texts, asked),
  attributionText: (statement, asked) => textIn(statement.attributionTexts, asked),
  copyrightNotice: (statement, asked) => textIn(statement.copyrightNotices, asked),
};

export const attribution: AttributionResolvers = {
  organisation: (value, _args, context) => organisationOf(context, value.agent),
  roles: (value) => termsOf(value.roles, 'role'),
};

export const qualifiedRelation: QualifiedRelationResolvers = {
  // The vocabulary of roles is INSPIRE's for responsible parties: relations have others.
  roles: (relation) => termsOf(relation.roles),
};

export const offer: OfferResolvers = {
  description: (value, asked) => textIn(value.descriptions, asked),
};
