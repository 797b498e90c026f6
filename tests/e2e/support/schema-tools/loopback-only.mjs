// Tools send telemetry, and each has its own way to turn that off. No tool can connect to another host while this is loaded.
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
