import { once } from 'node:events';
import http2 from 'node:http2';
import { faults } from './faults.mjs';
import { Reply, user } from './reply.mjs';

/** Every value of field 1 of a request: an id, ids, or a name that selects a fault as an id does. */
function* firstFields(message) {
  for (let at = 0; at < message.length; at += 2 + message[at + 1]) {
    if (message[at] === 0x0a) {
      yield message.subarray(at + 2, at + 2 + message[at + 1]).toString();
    }
  }
}

/**
 * A user.v1.UserService that writes its own HTTP/2 frames. The id of a read or the name of a new user selects the fault:
 * `FAULT-again` fails every time, `FAULT` only the first time. `batch` answers BatchGetUsers; by default the method is unimplemented.
 */
export async function startFaultyUserService(batch = (reply) => reply.fail(12)) {
  const calls = [];
  const sockets = new WeakMap();
  let failsEach = Infinity;
  let sinceFailing = 0;
  const server = http2.createServer();
  let newest;
  server.prependListener('connection', (socket) => newest = socket.on('error', () => {}));
  server.on('session', (session) => sockets.set(session, newest));
  server.on('sessionError', () => {});
  server.on('stream', async (stream, headers) => {
    stream.on('error', () => {});
    const parts = [];
    for await (const part of stream) {
      parts.push(part);
    }

    const method = headers[':path'].split('/').pop();
    const message = Buffer.concat(parts).subarray(5);
    const ids = [...firstFields(message)];
    const [id] = ids;
    const reply = new Reply(stream, sockets.get(stream.session));
    if (method === 'BatchGetUsers') {
      calls.push({ method, id });
      batch(reply, ids, calls.filter((call) => call.method === method).length);
      return;
    }

    const isFirst = !calls.some((call) => call.method === method && call.id === id);
    calls.push({ method, id });
    const [, fault, again] = /^(?:write-)?(.*?)(-again)?$/.exec(id ?? '');
    if (++sinceFailing % failsEach === 0) {
      reply.fail(14);
    } else if (faults[fault] && (isFirst || again)) {
      faults[fault](reply, id);
    } else {
      reply.message(user(id ?? 'nobody')).status(0);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    callsOfMethod: (method) => calls.filter((call) => call.method === method).length,
    callsOf: (id) => calls.filter((call) => call.id === id && call.method !== 'BatchGetUsers').length,
    calls: () => calls.length,
    /** From now on, every `count`-th call is UNAVAILABLE. */
    failEach(count) {
      failsEach = count;
      sinceFailing = 0;
    },
    withoutMessage: () => calls.filter((call) => call.id === undefined).length,
    stop: () => server.close(),
  };
}
