import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { title } from './objects.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));

const modelsOf = {
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

const moduleOf = ({ apiVersion, kind }) => `${modelsOf[apiVersion.split('/')[0]] ?? 'kubernetes-models'}/${apiVersion}/${kind}`;

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

// An object literal of a declared type may have no other properties. Compiled schemas ignore those.
function typeFaults(objects) {
  const files = new Map(
    objects.map((object, index) => [
      `${folder}object-${index}.ts`,
      `import type { I${object.kind} } from '${moduleOf(object)}';\nexport const it: I${object.kind} = ${JSON.stringify(object)};\n`,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const [read, exists] = [host.getSourceFile, host.fileExists];
  host.fileExists = (name) => files.has(name) || exists(name);
  host.getSourceFile = (name, ...rest) =>
    files.has(name) ? ts.createSourceFile(name, files.get(name), ts.ScriptTarget.ES2022) : read(name, ...rest);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].map((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ messageText }) =>
      ts.flattenDiagnosticMessageText(messageText, ' '),
    );
  });
}

// Patterns, formats and ranges are in the schemas only.
async function schemaFaults(object) {
  const { [object.kind]: Model } = await import(moduleOf(object));
  try {
    new Model(object).validate();
    return [];
  } catch (error) {
    return [error.message];
  }
}

/** What the published types and schemas do not accept, unknown fields included. */
export async function schemaFaultsOf(objects) {
  const byType = typeFaults(objects);
  const bySchema = await Promise.all(objects.map(schemaFaults));
  return objects.flatMap((object, index) => [...byType[index], ...bySchema[index]].map((fault) => `${title(object)}: ${fault}`));
}
