import { once } from 'node:events';
import { createServer } from 'node:net';

// Below the ephemeral range, so that the system gives the port to no other process while its server restarts.
const [lowest, highest] = [15_000, 30_000];

/** A free loopback port that a process can use again after a restart. */
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
