import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { connect } from 'node:net';
import { freePort } from './free-port.mjs';

const probeMilliseconds = 100;

/**
 * An HTTP proxy before several processes of the product, as an ingress is one: it asks each for `/health/ready`, and gives each request,
 * event stream and WebSocket to one that is ready. It sends nothing twice.
 */
export async function startBalancer(ports) {
  const agent = new Agent({ keepAlive: true });
  const ready = new Set();
  const probing = new Set();
  let turn = 0;

  const probe = (port) => {
    if (probing.has(port)) {
      return;
    }

    probing.add(port);
    const asked = request({ port, path: '/health/ready', host: '127.0.0.1', agent: false, timeout: 2000 }, (answer) => {
      answer.resume();
      answer.statusCode === 200 ? ready.add(port) : ready.delete(port);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('error', () => ready.delete(port));
    asked.on('close', () => probing.delete(port));
    asked.end();
  };
  const timer = setInterval(() => ports.forEach(probe), probeMilliseconds);

  const choose = () => {
    const open = ports.filter((port) => ready.has(port));
    return open[turn++ % open.length];
  };

  const server = createServer((incoming, answer) => {
    const port = choose();
    if (!port) {
      answer.writeHead(503).end('No process is ready.');
      return;
    }

    const { method, url: path, headers } = incoming;
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent }, (inner) => {
      answer.writeHead(inner.statusCode, inner.rawHeaders);
      answer.flushHeaders();
      inner.pipe(answer);
      // An answer that breaks off must not look complete.
      inner.on('error', () => answer.destroy());
      inner.on('aborted', () => answer.destroy());
    });
    outgoing.on('error', (error) => (answer.headersSent ? answer.destroy() : answer.writeHead(502).end(error.message)));
    incoming.pipe(outgoing);
    answer.on('close', () => outgoing.destroy());
  });
  // The clients' connections stay open, so none is closed while a request is on its way.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;

  server.on('upgrade', ({ method, url, rawHeaders }, socket, head) => {
    const port = choose();
    const outgoing = port ? connect(port, '127.0.0.1') : undefined;
    if (!outgoing) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n');
      return;
    }

    const lines = rawHeaders.flatMap((_, i) => (i % 2 ? [] : [`${rawHeaders[i]}: ${rawHeaders[i + 1]}`]));
    outgoing.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    outgoing.write(head);
    socket.pipe(outgoing).pipe(socket);
    socket.on('error', () => outgoing.destroy()).on('close', () => outgoing.destroy());
    outgoing.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  });

  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    /** The ports of the processes that are ready. */
    ready: () => [...ready],
    stop: () => {
      clearInterval(timer);
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
