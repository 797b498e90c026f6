import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../product/wait-until.mjs';

const folder = fileURLToPath(new URL('../shop', import.meta.url));
const loopbackOnly = new URL('../schema-tools/loopback-only.mjs', import.meta.url).href;
const seconds = 60;

/** Builds the shop as its team does, and serves it on a free port with the product behind `/graphql`. */
export async function startShop(product) {
  const env = { ...process.env, GRAPHBFF_URL: new URL(product.url).origin, NODE_OPTIONS: `--import=${loopbackOnly}`, NO_COLOR: '1' };
  const build = spawnSync('npm', ['run', 'build'], { cwd: folder, env, encoding: 'utf8' });
  if (build.status !== 0) {
    throw new Error(`npm ci --prefix tests/e2e/shop\n${build.stdout}${build.stderr}`, { cause: build.error });
  }

  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'preview', '--port', '0'], { cwd: folder, env });
  const kill = () => child.kill();
  process.once('exit', kill);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }

  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
  await waitUntil(() => child.exitCode !== null || address(), seconds, 'the shop says where it is');
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

/** The shop in a page of its own, by what its user sees. */
export class Shop {
  constructor(page) {
    this.page = page;
    this.users = page.getByRole('list', { name: 'Users' }).getByRole('listitem');
    this.orders = page.getByRole('list', { name: 'Orders' }).getByRole('listitem');
    this.loadMore = page.getByRole('button', { name: 'Load more' });
  }

  heading(name) {
    return this.page.getByRole('heading', { name, exact: true });
  }

  async createUser({ name, email }) {
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByRole('button', { name: 'Create user' }).click();
  }

  /** What is said to be wrong with a field, once something is. */
  async errorAt(label) {
    const field = this.page.locator('.field', { has: this.page.getByLabel(label) });
    await field.locator('[aria-invalid=true]').waitFor();
    return field.locator('.field-error').innerText();
  }

  /** For the eye: `GRAPHBFF_SCREENSHOTS` names the folder. */
  async look(name) {
    if (process.env.GRAPHBFF_SCREENSHOTS) {
      await this.page.screenshot({ path: join(process.env.GRAPHBFF_SCREENSHOTS, `shop-${name}.png`) });
    }
  }
}
