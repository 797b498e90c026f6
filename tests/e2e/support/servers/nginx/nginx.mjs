import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { freePort } from '../../product/free-port.mjs';
import { startServer } from '../server-process.mjs';

const template = new URL('nginx.conf', import.meta.url);

/** nginx with its defaults, in front of the server from `startBackend`. nginx applies `ageMs` and `streams`, not the server. */
export const startNginx = (startBackend) => async ({ host, port, ageMs, streams, ...options }) => {
  const backendPort = await freePort();
  const backend = await startBackend({ ...options, host, port: backendPort });
  const folder = await mkdtemp(`${tmpdir()}/graphbff-nginx-`);
  const values = {
    FOLDER: folder,
    LISTEN: `${host}:${port}`,
    BACKEND: `${host}:${backendPort}`,
    LIMITS: [...(ageMs ? [`keepalive_time ${ageMs}ms;`] : []), ...(streams ? [`http2_max_concurrent_streams ${streams};`] : [])].join(' '),
  };
  const text = await readFile(template, 'utf8');
  await writeFile(`${folder}/nginx.conf`, text.replace(/\$\{(\w+)\}/g, (_, name) => values[name]));
  const nginx = await startServer('nginx', ['-p', folder, '-c', `${folder}/nginx.conf`, '-e', 'stderr'], () => answers(host, port));
  const clean = async () => {
    await backend.stop();
    await rm(folder, { recursive: true });
  };
  return {
    log: () => backend.log() + nginx.log(),
    async kill() {
      await nginx.kill();
      await clean();
    },
    async stop() {
      await nginx.stop('SIGQUIT');
      await clean();
    },
  };
};

async function answers(host, port) {
  const socket = connect(port, host);
  await once(socket, 'connect');
  socket.destroy();
  return true;
}
