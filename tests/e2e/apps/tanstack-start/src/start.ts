import { GraphError } from '@shop/graph';
import { createSerializationAdapter } from '@tanstack/react-router';
import { createStart } from '@tanstack/react-start';

// An error that a server function throws reaches the browser as a GraphError, with its code.
const graphErrors = createSerializationAdapter({
  key: 'GraphError',
  test: (value): value is GraphError => value instanceof GraphError,
  toSerializable: ({ code }) => code,
  fromSerializable: (code) => new GraphError(code),
});

export const startInstance = createStart(() => ({ serializationAdapters: [graphErrors] }));
