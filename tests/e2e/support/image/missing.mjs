import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const programs = ['docker-registry', 'skopeo', 'umoci', 'unshare'];

/** The path of a program, without symbolic links; undefined if it is not on the PATH. */
export function find(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return realpathSync(join(folder, program));
    } catch {
      // Not in this folder.
    }
  }

  return undefined;
}

/** Why the image cannot be tested on this system; undefined if it can. */
export function missing() {
  const absent = programs.filter((program) => !find(program));
  return absent.length > 0 ? `${absent.join(', ')} not on the PATH`
    : process.getuid() !== 0 ? 'only root can start a process with another root directory'
    : !find('dotnet')?.startsWith('/usr/') ? '.NET is not below /usr'
    : undefined;
}

// As a program, prints the suite with the reason, for run.sh.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && missing()) {
  console.log(`image:${missing()}`);
}
