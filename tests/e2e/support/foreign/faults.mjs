import { retryInfo } from './status-details.mjs';
import { user } from './reply.mjs';

const perCode = (prefix, count, act) => Object.fromEntries(Array.from({ length: count }, (_, code) => [`${prefix}-${code}`, (reply) => act(reply, code)]));
const perStatus = (prefix, statuses, act) => Object.fromEntries(statuses.map((status) => [`${prefix}-${status}`, (reply) => act(reply, status)]));

/** Faults of a service, a proxy or a connection, by name. */
export const faults = {
  ...perCode('reset', 14, (reply, code) => reply.reset(code)),
  ...perCode('goaway', 14, (reply, code) => reply.goaway(code)),
  ...perCode('goaway-unprocessed', 14, (reply, code) => reply.goaway(code, false)),
  ...perStatus('page', [200, 400, 401, 403, 404, 429, 500, 502, 503, 504], (reply, status) => reply.page(status)),
  'fin': (reply) => reply.fin(),
  'cut': (reply) => reply.cut(),
  'headers-fin': (reply) => (reply.headers(), setImmediate(() => reply.fin())),
  'headers-cut': (reply) => (reply.headers(), setImmediate(() => reply.cut())),
  'message-fin': (reply, id) => (reply.message(user(id)), setImmediate(() => reply.fin())),
  'message-reset': (reply, id) => (reply.message(user(id)), setImmediate(() => reply.reset(0))),
  'no-status': (reply, id) => reply.headers({}, false).message(user(id)).end(),
  'no-message': (reply) => reply.headers().status(0),
  'two-messages': (reply, id) => reply.message(user(id)).message(user(id)).status(0),
  'latin1': (reply, id) => reply.message(user(id, Buffer.from([0xf6]))).status(0),
  'cut-short': (reply, id) => reply.message(user(id), { length: 200 }).status(0),
  'zstd': (reply, id) => reply.headers({ 'grpc-encoding': 'zstd' }).message(user(id), { flag: 1 }).status(0),
  'compressed-without-encoding': (reply, id) => reply.message(user(id), { flag: 1 }).status(0),
  'unknown-code': (reply) => reply.fail(99),
  'not-found-joined': (reply) => reply.fail(5, { 'x-debug-bin': 'YQ==,Yg==' }),
  'not-found-garbage': (reply) => reply.fail(5, { 'x-debug-bin': '*' }),
  'not-found-pushback': (reply) => reply.fail(5, { 'grpc-retry-pushback-ms': '0' }),
  'garbage-trailer': (reply, id) => reply.message(user(id)).status(0, { 'x-t-bin': '*' }),
  'cancelled': (reply) => reply.fail(1),
  'unavailable': (reply) => reply.fail(14),
  'unavailable-joined': (reply) => reply.fail(14, { 'x-debug-bin': 'YQ==,Yg==' }),
  'pushback': (reply) => reply.fail(14, { 'grpc-retry-pushback-ms': '20' }),
  'pushback-never': (reply) => reply.fail(14, { 'grpc-retry-pushback-ms': '-1' }),
  'retry-info': (reply) => reply.fail(14, retryInfo(14, { nanos: 20_000_000 })),
  'retry-info-hour': (reply) => reply.fail(14, retryInfo(14, { seconds: 3600 })),
};
