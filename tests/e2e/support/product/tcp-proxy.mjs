import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { freePort } from './free-port.mjs';

/** A proxy for a loopback port. A test can cut it, as if the server were down, and restore it, also with another server behind it. */
export async function startTcpProxy(target) {
  let current = target;
  const sockets = new Set();
  const keep = (socket) => sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
  const server = createServer((incoming) => {
    const outgoing = connect(current, '127.0.0.1');
    keep(incoming);
    keep(outgoing);
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
  });
  const listen = async (port) => {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return server.address().port;
  };
  const port = await listen(await freePort());
  const cut = async () => {
    if (server.listening) {
      const closed = once(server, 'close');
      server.close();
      sockets.forEach((socket) => socket.destroy());
      await closed;
    }
  };
  const restore = (newTarget = target) => {
    current = newTarget;
    return listen(port);
  };
  return { url: `http://127.0.0.1:${port}`, cut, restore };
}
