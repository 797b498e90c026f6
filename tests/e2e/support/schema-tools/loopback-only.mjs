// Tools report to their makers unless each is told not to, in a way of its own. Where this is loaded, none can.
import { Socket } from 'node:net';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof options === 'object' ? (options.host ?? 'localhost') : typeof args[1] === 'string' ? args[1] : 'localhost';
  const isLocal = typeof options === 'object' ? Boolean(options.path) || loopback.has(host) : loopback.has(host);
  if (isLocal) {
    return connect.apply(this, args);
  }

  const error = new Error(`${host} is not on this machine.`);
  console.error(error.message);
  return this.destroy(error);
};
