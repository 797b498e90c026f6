import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parse, stringify } from 'yaml';
import { freePort } from '../../product/free-port.mjs';
import { waitUntil } from '../../product/wait-until.mjs';

// Suites have no YAML of their own.
export { parse };

const has = (program) => spawnSync(program, ['--version']).status === 0;

/** Why nothing can be checked here, or undefined. */
export const missing = has('prometheus') && has('promtool') ? undefined : 'prometheus is not on the PATH';

/** Runs promtool in a folder with these files, and returns its output. A fault is an error. */
export function promtool(files, ...options) {
  const folder = mkdtempSync(`${tmpdir()}/graphbff-promtool-`);
  try {
    Object.entries(files).forEach(([name, content]) => writeFileSync(`${folder}/${name}`, stringify(content)));
    const { status, stdout, stderr } = spawnSync('promtool', options, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(stdout + stderr);
    }

    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same rules with all times in seconds, so that a test need not wait for minutes. Thresholds stay. */
export const hurried = ({ groups }) => ({
  groups: groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ({ ...rule, expr: rule.expr.replace(/\[\d+m\]/g, '[8s]'), for: '2s' })),
  })),
});

/** Starts Prometheus on loopback. Its targets are those of a file, which `scrape` writes. */
export async function startPrometheus(rules) {
  const folder = mkdtempSync(`${tmpdir()}/graphbff-prometheus-`);
  const targets = `${folder}/targets.json`;
  writeFileSync(targets, '[]');
  writeFileSync(`${folder}/rules.yaml`, stringify(rules));
  writeFileSync(
    `${folder}/prometheus.yaml`,
    stringify({
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: ['rules.yaml'],
      scrape_configs: [{ job_name: 'graphbff', file_sd_configs: [{ files: [targets], refresh_interval: '1s' }] }],
    }),
  );
  const port = await freePort();
  const child = spawn(
    'prometheus',
    [
      `--config.file=${folder}/prometheus.yaml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const origin = `http://127.0.0.1:${port}`;
  const kill = () => child.kill();
  process.once('exit', kill);
  await waitUntil(async () => (await fetch(`${origin}/-/ready`)).ok, 30, 'Prometheus is ready');
  const get = async (path, parameters) => {
    const response = await fetch(`${origin}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    const { status, data, error } = await response.json();
    if (status !== 'success') {
      throw new Error(`${JSON.stringify(parameters)}: ${error}`);
    }

    return data;
  };
  const scraped = new Map();
  return {
    /** Scrapes another address, whose series get a label `namespace`. Without an address, no more. */
    scrape(namespace, address) {
      address ? scraped.set(namespace, address) : scraped.delete(namespace);
      writeFileSync(targets, JSON.stringify([...scraped].map(([name, target]) => ({ targets: [target], labels: { namespace: name } }))));
    },
    query: async (query) => (await get('query', { query })).result,
    /** All series of metrics that were ever scraped. */
    names: () => get('label/__name__/values'),
    async stop() {
      process.off('exit', kill);
      const exited = once(child, 'exit');
      child.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
