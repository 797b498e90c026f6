#!/usr/bin/env bash
# @omnigraph/grpc 0.2.28 and @graphql-mesh/transport-grpc 0.7.0 (GraphQL Mesh), @grpc/grpc-js 1.14.7, graphql 16.15.0
# By proto3 a scalar without `optional` has no presence: false, 0 and "" are not on the wire, and a reader has them as such. Mesh answers
# null for all three, the same as for an `optional` field that is not set, so that a client cannot have `inStock: false` or `left: 0`.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @omnigraph/grpc@0.2.28 @graphql-mesh/transport-grpc@0.7.0 @grpc/grpc-js@1.14.7 @grpc/proto-loader@0.8.1 graphql@16.15.0

cat > things.proto <<'E'
syntax = "proto3";
package things.v1;
service ThingService { rpc GetThing(GetThingRequest) returns (Thing); }
message GetThingRequest { string id = 1; }
message Thing { bool in_stock = 1; int32 left = 2; string note = 3; optional int32 rating = 4; }
E
cat > see.mjs <<'E'
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import mesh from '@graphql-mesh/transport-grpc';
import { loadGrpcSubgraph } from '@omnigraph/grpc';
import { parse } from 'graphql';

const { things } = grpc.loadPackageDefinition(loader.loadSync('things.proto', { longs: String }));
const server = new grpc.Server();
// An empty message: what every encoder makes of in_stock false, left 0, note "", and no rating.
server.addService(things.v1.ThingService.service, { GetThing: (call, reply) => reply(null, {}) });
const port = await new Promise((resolve) => server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (_, bound) => resolve(bound)));

const logger = { debug() {}, info() {}, log() {}, warn: console.warn, error: console.error, child: () => logger };
const endpoint = `127.0.0.1:${port}`;
const subgraph = await loadGrpcSubgraph('things', { endpoint, source: './things.proto' })({ cwd: process.cwd(), logger }).schema$;
const transportEntry = { kind: 'grpc', subgraph: 'things', location: endpoint, options: subgraph.extensions.directives?.transport?.options ?? {} };
const execute = await mesh.getSubgraphExecutor({ subgraphName: 'things', subgraph, transportEntry, logger, cwd: process.cwd() });

const { data } = await execute({ document: parse('{ things_v1_ThingService_GetThing(input: { id: "1" }) { in_stock left note rating } }') });
console.log(JSON.stringify(data.things_v1_ThingService_GetThing));
process.exit();
E
node see.mjs | tee seen
diff seen - <<'E'
{"in_stock":null,"left":null,"note":null,"rating":null}
E
