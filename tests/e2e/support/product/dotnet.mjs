import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';

const stopSeconds = 15;
const withHosts = 'mount --bind "$0" /etc/hosts && exec "$@"';

/**
 * Starts one of our programs on a loopback port; 0 means a free one. If `hosts` names a file, the program sees it as /etc/hosts,
 * which needs root. `options` come before the port, so they may begin with a command.
 */
export function startDotnet(dll, port, environment, hosts, options = []) {
  const program = ['dotnet', dll, ...options, '--urls', `http://127.0.0.1:${port}`];
  const [command, ...parameters] = hosts ? ['unshare', '--mount', 'sh', '-c', withHosts, hosts, ...program] : program;
  const child = spawn(command, parameters, {
    cwd: dirname(dll),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stopWithThisProcess(child);
  const output = collect(child);
  return {
    log: () => output.join(''),
    exitCode: () => child.exitCode,
    signal: (signal) => child.kill(signal),
    stop: (signal) => stop(child, signal),
  };
}

function collect(child) {
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => output.push(text));
  }

  child.on('error', (error) => output.push(error.message));
  return output;
}

// An interrupted test run must leave no process running.
function stopWithThisProcess(child) {
  const kill = () => child.kill();
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(1));
}

async function stop(child, signal = 'SIGTERM') {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }

  const exited = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopSeconds * 1000);
  child.kill(signal);
  await exited;
  clearTimeout(timer);
}
