import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import { parse } from 'graphql';

/** The TypeScript types that GraphQL Code Generator generates for a schema. */
export function generateTypes(sdl, config) {
  return codegen({ filename: 'types.ts', documents: [], schema: parse(sdl), config, plugins: [{ typescript: {} }], pluginMap: { typescript } });
}
