import { once } from 'node:events';
import { createServer } from 'node:net';

// Below what systems hand out by themselves: nobody else gets such a port while the one who had it is away.
const [lowest, highest] = [15_000, 30_000];

/** A free port of the loopback interface that can be had again by a process that is started anew. */
export async function freePort() {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    const server = createServer().listen(port, '127.0.0.1');
    const free = await once(server, 'listening').then(() => true, () => false);
    if (free) {
      server.close();
      await once(server, 'close');
      return port;
    }
  }

  throw new Error(`No port is free between ${lowest} and ${highest}.`);
}
