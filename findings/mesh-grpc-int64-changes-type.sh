#!/usr/bin/env bash
# @omnigraph/grpc 0.2.28 and @graphql-mesh/transport-grpc 0.7.0 (GraphQL Mesh), @grpc/grpc-js 1.14.7, graphql 16.15.0
# Two answers of the same int64 field, whose GraphQL type is BigInt. One expects one JSON type: proto3's own JSON has a string for every
# int64. Mesh answers a number as long as it is exact as a double, and a string from there on: `total + 1` in a client adds, until one day
# it appends.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @omnigraph/grpc@0.2.28 @graphql-mesh/transport-grpc@0.7.0 @grpc/grpc-js@1.14.7 @grpc/proto-loader@0.8.1 graphql@16.15.0

cat > things.proto <<'E'
syntax = "proto3";
package things.v1;
service ThingService { rpc GetThing(GetThingRequest) returns (Thing); }
message GetThingRequest { string id = 1; }
message Thing { int64 total = 1; }
E
cat > see.mjs <<'E'
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import mesh from '@graphql-mesh/transport-grpc';
import { loadGrpcSubgraph } from '@omnigraph/grpc';
import { parse } from 'graphql';

const { things } = grpc.loadPackageDefinition(loader.loadSync('things.proto', { longs: String }));
const server = new grpc.Server();
const totals = { small: '9007199254740991', large: '9007199254740993' };
server.addService(things.v1.ThingService.service, { GetThing: (call, reply) => reply(null, { total: totals[call.request.id] }) });
const port = await new Promise((resolve) => server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (_, bound) => resolve(bound)));

const logger = { debug() {}, info() {}, log() {}, warn: console.warn, error: console.error, child: () => logger };
const endpoint = `127.0.0.1:${port}`;
const subgraph = await loadGrpcSubgraph('things', { endpoint, source: './things.proto' })({ cwd: process.cwd(), logger }).schema$;
const transportEntry = { kind: 'grpc', subgraph: 'things', location: endpoint, options: subgraph.extensions.directives?.transport?.options ?? {} };
const execute = await mesh.getSubgraphExecutor({ subgraphName: 'things', subgraph, transportEntry, logger, cwd: process.cwd() });

for (const id of Object.keys(totals)) {
  const { data } = await execute({ document: parse(`{ things_v1_ThingService_GetThing(input: { id: "${id}" }) { total } }`) });
  console.log(JSON.stringify(data.things_v1_ThingService_GetThing));
}
process.exit();
E
node see.mjs | tee seen
diff seen - <<'E'
{"total":9007199254740991}
{"total":"9007199254740993"}
E
