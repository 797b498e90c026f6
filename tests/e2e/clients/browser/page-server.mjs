import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../../support/product/wait-until.mjs';

const loopbackOnly = new URL('../../support/schema-tools/loopback-only.mjs', import.meta.url).href;
const seconds = 60;

/** Builds the page of a folder as its team does, and serves it on a free port. The page server forwards `/graphql` to the product. */
export async function servePage(name, product, environment = {}) {
  const cwd = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const env = {
    ...process.env,
    GRAPHBFF_URL: new URL(product.url).origin,
    NODE_OPTIONS: `--import=${loopbackOnly}`,
    NO_COLOR: '1',
    ...environment,
  };
  const build = spawnSync('npm', ['run', 'build'], { cwd, env, encoding: 'utf8' });
  if (build.status !== 0) {
    throw new Error(`npm ci --prefix tests/e2e/clients/${name}\n${build.stdout}${build.stderr}`, { cause: build.error });
  }

  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'preview', '--port', '0'], { cwd, env });
  const kill = () => child.kill();
  process.once('exit', kill);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }

  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
  await waitUntil(() => child.exitCode !== null || address(), seconds, `${name} prints its address`);
  if (!address()) {
    throw new Error(output);
  }

  return {
    origin: address(),
    async stop() {
      process.off('exit', kill);
      if (child.exitCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
}
