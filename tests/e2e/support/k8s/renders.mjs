import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { stringify } from 'yaml';
import { root } from '../product/repository.mjs';
import { render } from './kustomize.mjs';

const folder = `${root}/k8s`;
const foldersIn = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

export const overlays = foldersIn(`${folder}/overlays`);
export const components = foldersIn(`${folder}/components`);

/** The base alone, without the services that it calls. */
export const renderBase = () => render(`${folder}/base`);

export const renderOverlay = (name) => render(`${folder}/overlays/${name}`);

// A component over the base, with services behind the graph, and with the component whose objects it changes.
const before = { 'grpc-web': ['gateway-api'] };
const beforeOthers = { backends: [], 'demo-services': [] };

export function renderComponent(name) {
  const own = mkdtempSync(`${tmpdir()}/graphbff-k8s-`);
  try {
    // Kustomize takes relative paths only.
    const path = (to) => relative(own, `${folder}/${to}`);
    writeFileSync(
      `${own}/kustomization.yaml`,
      stringify({
        resources: [path('base')],
        components: [...(beforeOthers[name] ?? ['backends']), ...(before[name] ?? []), name].map((each) => path(`components/${each}`)),
      }),
    );
    return render(own);
  } finally {
    rmSync(own, { recursive: true });
  }
}
