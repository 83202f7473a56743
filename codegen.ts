import type { CodegenConfig } from '@graphql-codegen/cli';

/** Where the models are, as seen from `resolvers/__generated__/types.ts`. */
const model = (file: string, name: string): string => `../../src/model/${file}.ts#${name} as ${name}Model`;
const picked = (file: string, name: string): string => `../${file}.ts#${name}`;
const connection = (node: string): string => `${picked('connection', 'Connection')}<${node}>`;

const config: CodegenConfig = {
  schema: 'schema/*.graphql',
  generates: {
    'resolvers/__generated__/types.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../../src/context.ts#Context',
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        skipTypename: true,
        inputMaybeValue: 'T | null | undefined',
        maybeValue: 'T | null | undefined',
        defaultScalarType: 'unknown',
        scalars: { ID: 'string', Date: 'string', DateTime: 'string' },
        mappers: {
          Agent: model('agent', 'Agent'),
          Attribution: model('dataset', 'Attribution'),
          Breakdown: '../../src/statistics/breakdown.ts#Breakdown as BreakdownModel',
          Catalogue: model('catalogue', 'CatalogueRef'),
          CatalogueConnection: connection('CatalogueRefModel'),
          CatalogueHealth: model('snapshot', 'CatalogueStatus'),
          CatalogueProblem: '../../src/catalogue/completeness.ts#ProblemOfCatalogue',
          Collaboration: model('catalogue', 'Collaboration'),
          Completeness: '../../src/catalogue/completeness.ts#Completeness as CompletenessModel',
          Concept: picked('concept', 'Term'),
          ContactPoint: model('agent', 'ContactPoint'),
          County: model('organisation', 'County'),
          DataService: model('dataset', 'DataService'),
          DataServiceConnection: connection('DataServiceModel'),
          Dataset: model('dataset', 'Dataset'),
          DatasetConnection: connection('DatasetModel'),
          DatasetOrigin: '../../src/context.ts#Origin',
          DatasetSeries: model('dataset', 'DatasetSeries'),
          DatasetSpecification: model('specification', 'FollowedSpecification'),
          Distribution: model('distribution', 'Distribution'),
          Figure: '../../src/statistics/figure.ts#Figure as FigureModel',
          Join: model('organisation', 'Join'),
          Licence: picked('concept', 'Term'),
          KeyFigure: '../../src/statistics/key-figures/loaders.ts#DescribedKeyFigure',
          KeyFigureProblem: picked('key-figure', 'ProblemOfSource'),
          KeyFigureUnit: model('key-figure', 'Unit'),
          KeyFigureValue: picked('key-figure', 'PickedValue'),
          LiveDataset: '../../src/catalogue/live.ts#LiveDataset as LiveDatasetModel',
          Location: model('value', 'Location'),
          Offer: model('dataset', 'Offer'),
          Organisation: model('organisation', 'Organisation'),
          OrganisationConnection: connection('OrganisationModel'),
          OtherProperty: model('value', 'OtherProperty'),
          PageInfo: picked('connection', 'PagePosition'),
          Period: model('value', 'Period'),
          PostalAddress: model('agent', 'PostalAddress'),
          QualifiedRelation: model('dataset', 'QualifiedRelation'),
          Reference: model('value', 'Reference'),
          RightsStatement: model('distribution', 'RightsStatement'),
          SkippedRecord: model('snapshot', 'SkippedRecord'),
          SkippedValue: picked('key-figure', 'SkippedOfSource'),
          SpatialResolution: model('value', 'NumberValue'),
          Specification: model('specification', 'Specification'),
          SpecificationAddress: model('specification', 'SpecificationAddress'),
          Statistics: '../../src/statistics/counts.ts#Statistics as StatisticsModel',
          StatisticsSource: model('key-figure', 'StatisticsRef'),
          TooOldCatalogue: model('freshness', 'TooOld'),
          UnknownSpecification:
            '../../src/statistics/unknown-specifications.ts#UnknownSpecification as UnknownSpecificationModel',
          UnknownSpecifications:
            '../../src/statistics/unknown-specifications.ts#UnknownSpecifications as UnknownSpecificationsModel',
        },
      },
    },
  },
  importExtension: '.ts',
};

export default config;
