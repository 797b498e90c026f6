import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { statusError } from '../foreign/status-details.mjs';
import { startNginx } from './nginx/nginx.mjs';
import { startServer } from './server-process.mjs';

const emailTaken = statusError(6, 'taken', ['ErrorInfo', { reason: 'EMAIL_TAKEN', domain: 'users.example', metadata: { email: 'taken@example.com' } }])
  .metadata.get('grpc-status-details-bin')[0].toString('base64');
const defaults = { users: 5000, changeMs: 0, ageMs: 0, graceMs: 2000, streams: 0, emailTaken };

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const json = (options) => JSON.stringify({ ...defaults, ...options });
const runs = (command, ...parameters) => spawnSync(command, parameters).status === 0;

// Debian's packages install Go libraries here.
const goPath = '/usr/share/gocode';
let goBinary;

async function buildGo() {
  const folder = mkdtempSync(`${tmpdir()}/graphbff-go-`);
  process.once('exit', () => rmSync(folder, { recursive: true }));
  await promisify(execFile)('go', ['build', '-o', `${folder}/server`, '.'], {
    cwd: here('grpc-go'),
    env: { ...process.env, GO111MODULE: 'off', GOPATH: goPath, GOFLAGS: '' },
  });
  return `${folder}/server`;
}

/**
 * Servers of other stacks. `missing` returns what this system lacks for one. `start` takes `host`, `port` and changes to the defaults:
 * `changeMs` is the interval of user changes (0: none, and no resume tokens), `ageMs` the maximum age of a connection, `graceMs`
 * how long its calls may still run after that, and `streams` the maximum number of concurrent calls on a connection.
 */
export const stacks = {
  'c-core': {
    missing: () => runs('/usr/bin/python3', '-c', 'import grpc, google.protobuf') ? undefined : 'python3-grpcio is not installed',
    start: (options) => startServer('/usr/bin/python3', [here('c-core/server.py'), json(options)]),
  },
  'grpc-go': {
    missing: () => runs('go', 'version') && runs('test', '-d', `${goPath}/src/google.golang.org/grpc`)
      ? undefined : 'golang-go or golang-google-grpc-dev is not installed',
    start: async (options) => startServer(await (goBinary ??= buildGo()), [json(options)]),
  },
  'grpc-js': {
    missing: () => undefined,
    start: (options) => startServer(process.execPath, [here('grpc-js/server.mjs'), json(options)]),
  },
  'connect-node': {
    missing: () => undefined,
    start: (options) => startServer(process.execPath, [here('connect-node/server.mjs'), json(options)]),
  },
  nginx: {
    missing: () => runs('nginx', '-v') ? stacks['grpc-go'].missing() : 'nginx is not installed',
    start: startNginx((options) => stacks['grpc-go'].start(options)),
  },
};
