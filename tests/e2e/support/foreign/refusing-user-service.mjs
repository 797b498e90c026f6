import { Server, ServerCredentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { promisify } from 'node:util';
import { root } from '../product/repository.mjs';

const definition = loadSync('user/v1/user.proto', { includeDirs: [`${root}/protos`] });
const { service } = loadPackageDefinition(definition).user.v1.UserService;

/** A user.v1.UserService that refuses every unary call with the status that a test sets. It records the callers' authorizations. */
export async function startRefusingUserService() {
  const authorizations = [];
  let code;
  const refuse = ({ metadata }, callback) => {
    authorizations.push(...metadata.get('authorization'));
    callback({ code, details: 'a secret of the service' });
  };
  const server = new Server();
  const unary = Object.entries(service).filter(([, { responseStream }]) => !responseStream);
  server.addService(service, Object.fromEntries(unary.map(([name]) => [name, refuse])));
  const port = await promisify(server.bindAsync.bind(server))('127.0.0.1:0', ServerCredentials.createInsecure());
  return {
    port,
    authorizations,
    refuseWith: (status) => (code = status),
    stop: () => server.forceShutdown(),
  };
}
