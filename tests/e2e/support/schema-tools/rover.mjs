import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// The package that holds the program, without the one that chooses among them: it names platforms that not every registry has.
function findRover() {
  try {
    return require.resolve(`@apollo/rover-${process.platform}-${process.arch}/rover`);
  } catch {
    return undefined;
  }
}

/** Apollo's rover; undefined where there is none for this platform. */
export const rover = findRover();
