import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// Finds the package for this platform directly. rover's main package names platforms that not every registry has.
function findRover() {
  try {
    return require.resolve(`@apollo/rover-${process.platform}-${process.arch}/rover`);
  } catch {
    return undefined;
  }
}

/** The path of Apollo's rover, or undefined if there is none for this platform. */
export const rover = findRover();
