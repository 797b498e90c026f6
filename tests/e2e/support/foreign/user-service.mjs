import { Server, ServerCredentials, loadPackageDefinition, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { promisify } from 'node:util';
import { root } from '../product/repository.mjs';
import { createUser } from './create-user.mjs';

const definition = loadSync('user/v1/user.proto', { includeDirs: [`${root}/protos`], longs: Number, defaults: true });
const { UserService } = loadPackageDefinition(definition).user.v1;
const unimplemented = { code: status.UNIMPLEMENTED, details: 'This service has the methods of the first contract only.' };

export const userCount = 1000;
/** The most users a page has, whatever the request asks for. */
export const maxPageSize = 20;
/** GetUser fails for this id. */
export const brokenId = 'user-0013';

const users = Array.from({ length: userCount }, (_, i) => {
  const number = String(i + 1).padStart(4, '0');
  return { id: `user-${number}`, name: `Foreign ${number}`, email: `foreign.${number}@example.com`, createdAt: 1_700_000_000_000 + i };
});

function getUser({ id }) {
  if (id === brokenId) {
    throw { code: status.INTERNAL, details: 'a secret of the service' };
  }

  return { user: users.find((user) => user.id === id) ?? fail(status.NOT_FOUND, 'no such user') };
}

// The tokens are not exact: even a full last page has one, and only the empty page after it has none.
function listUsers({ pageSize, pageToken }) {
  const start = pageToken === '' ? 0 : Number(/^from-(\d+)$/.exec(pageToken)?.[1] ?? fail(status.INVALID_ARGUMENT, 'no such token'));
  const page = users.slice(start, start + Math.min(pageSize || maxPageSize, maxPageSize));
  return { users: page, nextPageToken: page.length > 0 ? `from-${start + page.length}` : '' };
}

const fail = (code, details) => {
  throw { code, details };
};

/** Serves user.v1 on another stack, on a free loopback port. It records its calls. */
export async function startUserService() {
  const calls = [];
  const unary = (name, answer) => (call, callback) => {
    calls.push({ name, request: call.request, metadata: call.metadata.getMap(), deadline: call.getDeadline() });
    try {
      callback(null, answer(call.request));
    } catch (error) {
      callback(error);
    }
  };
  const server = new Server();
  server.addService(UserService.service, {
    getUser: unary('GetUser', getUser),
    listUsers: unary('ListUsers', listUsers),
    createUser: unary('CreateUser', createUser),
    batchGetUsers: unary('BatchGetUsers', () => {
      throw unimplemented;
    }),
  });
  const port = await promisify(server.bindAsync.bind(server))('127.0.0.1:0', ServerCredentials.createInsecure());
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    stop: () => server.forceShutdown(),
  };
}
