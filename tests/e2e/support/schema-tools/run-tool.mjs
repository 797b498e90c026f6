import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const loopbackOnly = new URL('./loopback-only.mjs', import.meta.url).href;
const programs = fileURLToPath(new URL('./node_modules/.bin', import.meta.url));

/** Runs a program from this folder's packages, or one given by path. Telemetry is off, and Node connects to no other host. */
export function runTool(name, args, { home, cwd } = {}) {
  const { status, stdout, stderr, error } = spawnSync(resolve(programs, name), args, {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      APOLLO_TELEMETRY_DISABLED: 'true',
      COSMO_TELEMETRY_DISABLED: 'true',
      DISABLE_UPDATE_CHECK: 'true',
      DO_NOT_TRACK: '1',
      FORCE_COLOR: '0',
      NODE_OPTIONS: `--import=${loopbackOnly}`,
      ...(home && { HOME: home, XDG_CONFIG_HOME: home }),
    },
  });
  if (error) {
    throw new Error(`${name}: npm ci --prefix tests/e2e/support/schema-tools`, { cause: error });
  }

  return { status, stdout, output: `${stdout}${stderr}` };
}
