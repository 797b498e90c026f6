import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort } from '../../support/product/free-port.mjs';
import { root } from '../../support/product/repository.mjs';
import { waitUntil } from '../../support/product/wait-until.mjs';

const folder = join(root, 'tests/e2e/apps');
const builds = join(folder, 'node_modules/.cache/builds');
const loopbackOnly = join(root, 'tests/e2e/support/schema-tools/loopback-only.mjs');
const generated = new Set(
  ['node_modules', 'dist', '.next', '.astro', '.tanstack', 'gql', 'next-env.d.ts', 'routeTree.gen.ts', 'tsconfig.tsbuildinfo']);
const seconds = 60;

const environment = {
  ...process.env,
  // The folder of programs comes first, because it has the Node that the frameworks need.
  PATH: [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  NODE_OPTIONS: `--import=file://${loopbackOnly}`,
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
};

/** The sources that a part of the apps is built from, with their content. */
function sources(part) {
  const paths = [`tests/e2e/apps/${part}`, 'tests/e2e/apps/graph', 'tests/e2e/apps/ui', 'schema'];
  const files = paths.flatMap((path) => readdirSync(join(root, path), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !file.slice(root.length).split('/').some((name) => generated.has(name)));
  return [join(folder, 'package-lock.json'), join(folder, 'tsconfig.base.json'), ...new Set(files)].sort();
}

/** Builds a part of the apps, unless it is built of the same sources and packages already. */
function build(part) {
  const hash = createHash('sha256');
  sources(part).forEach((file) => hash.update(file).update(readFileSync(file)));
  const digest = hash.digest('hex');
  const stamp = join(builds, part);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
    return;
  }

  const cwd = join(folder, part);
  const { status, stdout, stderr, error } = spawnSync('npm', ['run', 'build'], { cwd, env: environment, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`npm ci --prefix tests/e2e/apps\n${stdout}${stderr}`, { cause: error });
  }

  mkdirSync(builds, { recursive: true });
  writeFileSync(stamp, digest);
}

/** Builds an app as its team does, and starts it on a free port in front of the graph. */
export async function startApp(name, graphUrl) {
  ['graph', 'ui', name].forEach(build);
  const cwd = join(folder, name);
  const [command, ...args] = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')).scripts.start.split(' ');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...environment, NODE_ENV: 'production', HOST: '127.0.0.1', HOSTNAME: '127.0.0.1', PORT: String(port), GRAPHBFF_URL: graphUrl };
  const child = spawn(command, args, { cwd, env });
  const kill = () => child.kill();
  process.once('exit', kill);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }

  await waitUntil(async () => child.exitCode !== null || (await fetch(origin)), seconds, `${name} answers`);
  if (child.exitCode !== null) {
    throw new Error(output);
  }

  return {
    origin,
    log: () => output,
    async stop() {
      process.off('exit', kill);
      if (child.exitCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
}
