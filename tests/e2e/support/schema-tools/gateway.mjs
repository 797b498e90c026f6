import './loopback-only.mjs';
import { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';

// Apollo's telemetry would probe for a cloud environment and report what it finds.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

/** Apollo's gateway with a fixed supergraph. `execute(text)` runs an operation. */
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
