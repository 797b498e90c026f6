// user.v1.UserService on Connect for Node. Its only argument is JSON; see ../stacks.mjs.
import { readFileSync } from 'node:fs';
import http2 from 'node:http2';
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { root } from '../../product/repository.mjs';
import { Users } from '../users.mjs';

const options = JSON.parse(process.argv[2]);
const { version } = JSON.parse(readFileSync(new URL('../../../node_modules/@connectrpc/connect-node/package.json', import.meta.url)));
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(`${root}/schema/descriptor.binpb`)));
const users = new Users(options);

const onWire = (user) => ({ ...user, createdAt: BigInt(user.createdAt) });

// Like most services, it has no BatchGetUsers.
const routes = (router) => router.service(registry.getService('user.v1.UserService'), {
  getUser({ id }) {
    const user = users.get(id);
    if (!user) {
      throw new ConnectError('no such user', Code.NotFound);
    }

    return { user: onWire(user) };
  },
  listUsers(request) {
    const page = users.list(request);
    return { ...page, users: page.users.map(onWire) };
  },
  createUser(request) {
    if (request.email.startsWith('taken@')) {
      throw new ConnectError('taken', Code.AlreadyExists, { 'grpc-status-details-bin': options.emailTaken });
    }

    return { user: onWire(users.create(request)) };
  },
  async* watchUsers(request, { signal }) {
    for await (const change of users.watch(request, signal)) {
      yield { ...change, ...(change.user && { user: onWire(change.user) }) };
    }
  },
});

const sessions = new Set();
const server = http2.createServer({ settings: options.streams ? { maxConcurrentStreams: options.streams } : {} }, connectNodeAdapter({ routes }));
server.on('session', (session) => {
  sessions.add(session);
  session.once('close', () => sessions.delete(session));
  if (options.ageMs) {
    // Node has no maximum connection age. `close` sends GOAWAY and lets running calls finish.
    setTimeout(() => session.close(), options.ageMs).unref();
  }
});
server.listen(options.port, options.host, () => console.log(`listening, connect-node ${version}`));
process.once('SIGTERM', () => {
  users.stop();
  server.close(() => process.exit());
  sessions.forEach((session) => session.close());
  setTimeout(() => process.exit(), 2000);
});
