// user.v1.UserService on grpc-js. Its only argument is JSON; see ../stacks.mjs.
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { Metadata, Server, ServerCredentials, loadPackageDefinition, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { root } from '../../product/repository.mjs';
import { Users } from '../users.mjs';

const options = JSON.parse(process.argv[2]);
const { version } = createRequire(import.meta.url)('@grpc/grpc-js/package.json');
const definition = loadSync('user/v1/user.proto', { includeDirs: [`${root}/protos`], longs: Number, defaults: true });
const { UserService } = loadPackageDefinition(definition).user.v1;
const users = new Users(options);

function fail(code, details, statusDetails) {
  const metadata = new Metadata();
  if (statusDetails) {
    metadata.set('grpc-status-details-bin', Buffer.from(statusDetails, 'base64'));
  }

  throw Object.assign(new Error(details), { code, details, metadata });
}

const unary = (answer) => (call, callback) => {
  try {
    callback(null, answer(call.request));
  } catch (error) {
    callback(error);
  }
};

async function watchUsers(call) {
  // By default, gRPC sends the headers only with the first message.
  call.sendMetadata(new Metadata());
  const leaving = new AbortController();
  call.on('cancelled', () => leaving.abort());
  call.on('close', () => leaving.abort());
  for await (const change of users.watch(call.request, leaving.signal)) {
    call.write(change);
  }

  call.end();
}

const server = new Server({
  ...(options.ageMs && { 'grpc.max_connection_age_ms': options.ageMs, 'grpc.max_connection_age_grace_ms': options.graceMs }),
  ...(options.streams && { 'grpc.max_concurrent_streams': options.streams }),
});
server.addService(UserService.service, {
  getUser: unary(({ id }) => ({ user: users.get(id) ?? fail(status.NOT_FOUND, 'no such user') })),
  listUsers: unary((request) => users.list(request)),
  batchGetUsers: unary(({ ids }) => ({ users: ids.map((id) => users.get(id)).filter((user) => user !== undefined) })),
  createUser: unary((request) => request.email.startsWith('taken@')
    ? fail(status.ALREADY_EXISTS, 'taken', options.emailTaken)
    : { user: users.create(request) }),
  watchUsers,
});
await promisify(server.bindAsync.bind(server))(`${options.host}:${options.port}`, ServerCredentials.createInsecure());
process.once('SIGTERM', () => {
  users.stop();
  server.tryShutdown(() => process.exit());
  setTimeout(() => process.exit(), 2000);
});
console.log(`listening, grpc-js ${version}`);
