import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitUntil } from '../product/wait-until.mjs';

const startSeconds = 30;
const stopSeconds = 3;

/** Starts a server in a separate process. Polls `isListening` with the server's output until it returns true. */
export async function startServer(command, parameters, isListening = (output) => output.includes('listening')) {
  // A separate process group, so that its workers end with it.
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => output.push(text));
  }

  child.on('error', (error) => output.push(error.message));
  const hasEnded = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  const kill = () => hasEnded() || process.kill(-child.pid, 'SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').catch(() => {}).finally(() => process.off('exit', kill));
  const log = () => output.join('');
  await waitUntil(() => hasEnded() || isListening(log()), startSeconds, `${command} listens`).catch((error) => output.push(error.message));
  if (hasEnded() || !await isListening(log())) {
    kill();
    throw new Error(`${command} does not listen.\n${log()}`);
  }

  return {
    log,
    /** Kills the process at once, as if it ran out of memory. */
    async kill() {
      kill();
      await exited;
    },
    /** Stops it as Kubernetes stops a pod: running calls may finish. */
    async stop(signal = 'SIGTERM') {
      if (!hasEnded()) {
        child.kill(signal);
        const timer = setTimeout(kill, stopSeconds * 1000);
        await exited;
        clearTimeout(timer);
      }
    },
  };
}
