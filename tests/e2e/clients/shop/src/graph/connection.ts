import { useSyncExternalStore } from 'react';

type Connection = 'opening' | 'open' | 'lost';

let connection: Connection = 'opening';
const watchers = new Set<() => void>();

export function setConnection(now: Connection) {
  connection = now;
  watchers.forEach((watcher) => watcher());
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** The state of the live connection. urql does not report it, because it does not notice that a subscription reconnects. */
export const useConnection = () => useSyncExternalStore(watch, () => connection);
