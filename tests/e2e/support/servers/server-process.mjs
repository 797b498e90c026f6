import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitUntil } from '../product/wait-until.mjs';

const startSeconds = 30;
const stopSeconds = 3;

/** Starts a server as a process of its own. `isListening` is asked, with its output, until it says so. */
export async function startServer(command, parameters, isListening = (output) => output.includes('listening')) {
  // In a group of its own, so that its workers end with it.
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
    /** The process is gone at once, as where it ran out of memory. */
    async kill() {
      kill();
      await exited;
    },
    /** As Kubernetes stops a pod: calls under way may end. */
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
