import './loopback-only.mjs';
import { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';

// It looks about for a cloud that it may run in, and reports what it found.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

/** Apollo's gateway over a supergraph that is given to it: `execute(text)` runs an operation, `stop()` ends it. */
export async function startGateway(supergraphSdl) {
  const quiet = { debug() {}, info() {}, warn() {}, error: console.error };
  const gateway = new ApolloGateway({ supergraphSdl, logger: quiet });
  const { schema, executor } = await gateway.load();
  return {
    execute: (query) =>
      executor({
        request: { query },
        document: parse(query),
        operationName: null,
        queryHash: query,
        context: {},
        logger: quiet,
        metrics: {},
        schema,
        source: query,
      }),
    stop: () => gateway.stop(),
  };
}
