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

/** How live data reaches the page. urql does not tell: to it, a subscription that connects again is one without a break. */
export const useConnection = () => useSyncExternalStore(watch, () => connection);
