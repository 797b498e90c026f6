import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// Finds the package for this platform directly. buf's main package names platforms that not every registry has.
function findBuf() {
  const arch = { arm64: 'aarch64' }[process.arch] ?? process.arch;
  try {
    return require.resolve(`@bufbuild/buf-${process.platform}-${arch}/bin/buf`);
  } catch {
    return spawnSync('buf', ['--version']).status === 0 ? 'buf' : undefined;
  }
}

/** The path of buf, or undefined if there is none for this platform. */
export const buf = findBuf();
