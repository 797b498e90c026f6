import { Server, ServerCredentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { promisify } from 'node:util';
import { root } from '../product/repository.mjs';

const definition = loadSync('user/v1/user.proto', { includeDirs: [`${root}/protos`] });
const { service } = loadPackageDefinition(definition).user.v1.UserService;

/** A user.v1.UserService that refuses every unary call with the status that a test sets. */
export async function startRefusingUserService() {
  let code;
  const refuse = (_, callback) => callback({ code, details: 'a secret of the service' });
  const server = new Server();
  const unary = Object.entries(service).filter(([, { responseStream }]) => !responseStream);
  server.addService(service, Object.fromEntries(unary.map(([name]) => [name, refuse])));
  const port = await promisify(server.bindAsync.bind(server))('127.0.0.1:0', ServerCredentials.createInsecure());
  return {
    port,
    refuseWith: (status) => (code = status),
    stop: () => server.forceShutdown(),
  };
}
