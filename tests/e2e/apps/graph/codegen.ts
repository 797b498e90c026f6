import type { CodegenConfig } from '@graphql-codegen/cli';
import manifest from '../../../../schema/operations/manifest.json' with { type: 'json' };
import scalars from '../../../../schema/scalars.json' with { type: 'json' };

// The graph runs the documents of the manifest, so a document's id is the one that the manifest has for its name.
function idOf(text: string): string {
  const name = /\b(?:query|mutation|subscription) (\w+)/.exec(text)?.[1];
  const operation = manifest.operations.find((operation) => operation.name === name);
  if (!operation) {
    throw new Error(`schema/operations/manifest.json has no ${name}. Run "schema export".`);
  }

  return operation.id;
}

export default {
  // The operations carry directives for REST, which the graph itself does not have.
  schema: ['../../../../schema/schema.graphql', '../../../../schema/adapters.graphql'],
  documents: ['CreateUser', 'UserDetail', 'UserOrderChanges', 'UserPage'].map((name) => `../../../../schema/operations/${name}.graphql`),
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: idOf } },
      // Any is the type of examples in operation files.
      config: { scalars: { ...scalars, Any: 'unknown' }, strictScalars: true, useTypeImports: true, documentMode: 'string', enumsAsTypes: true },
    },
  },
} satisfies CodegenConfig;
