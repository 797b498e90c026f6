import type { CodegenConfig } from '@graphql-codegen/cli';
import scalars from '../../../../schema/scalars.json' with { type: 'json' };

export default {
  schema: '../../../../schema/schema.graphql',
  documents: 'src/**/*.ts',
  generates: {
    'src/gql/': { preset: 'client', config: { scalars, strictScalars: true, useTypeImports: true, importExtension: '.js' } },
  },
} satisfies CodegenConfig;
