import { spawn } from 'node:child_process';
import { once } from 'node:events';

// What a container runtime does: a root directory of its own, without the right to write to it, the user and the environment of the image.
// The image has no runtime in this test, so it sees this system's.
const script = `
mount --bind "$0" "$0" && mount --rbind /usr "$0/usr" && mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" || exit 1
mount -o remount,ro,bind "$0" || exit 1
exec chroot --userspec="$1:$1" "$0" /usr/bin/env -i --chdir="$2" "\${@:3}"`;

/** Runs an unpacked image as its configuration says. */
export function startContainer({ root, configuration }, environment) {
  const variables = [...configuration.Env, ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)];
  const command = [...configuration.Entrypoint, ...(configuration.Cmd ?? [])];
  const child = spawn('unshare', ['--mount', 'bash', '-c', script, root, configuration.User, configuration.WorkingDir, ...variables, ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => output.push(text));
  }

  const exited = once(child, 'exit').then(([code]) => {
    process.off('exit', kill);
    return code;
  });
  return {
    pid: child.pid,
    log: () => output.join(''),
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    /** Sends SIGTERM, as Kubernetes does, and waits. The result is the exit code. */
    terminate: () => {
      child.kill('SIGTERM');
      return exited;
    },
    stop: () => {
      kill();
      return exited;
    },
  };
}
