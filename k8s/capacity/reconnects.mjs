import { cpuOf } from './sizing.mjs';

// Puts clients where the fewest are, so that all reach the same level.
function fill(pods, clients) {
  const order = pods.toSorted((one, other) => one.clients - other.clients);
  let level = 0;
  let held = 0;
  for (const [index, pod] of order.entries()) {
    held += pod.clients;
    level = (held + clients) / (index + 1);
    if (index + 1 === order.length || level <= order[index + 1].clients) {
      break;
    }
  }

  pods.forEach((pod) => (pod.clients = Math.max(pod.clients, level)));
}

const balances = {
  random: (pods, clients) => pods.forEach((pod) => (pod.clients += clients / pods.length)),
  least: fill,
};

/**
 * A rollout in which a new pod is ready before each old one goes. The clients of a pod that goes reconnect to those that are there, so they
 * may meet another old one. `balance` is where the gateway sends a new connection: anywhere, or where the fewest are.
 */
export function rollout(podCount, balance) {
  const pods = Array.from({ length: podCount }, () => ({ clients: 1, old: true }));
  let moved = 0;
  for (let step = 0; step < podCount; step++) {
    pods.push({ clients: 0, old: false });
    const gone = pods.splice(
      pods.findIndex(({ old }) => old),
      1,
    )[0];
    moved += gone.clients;
    balances[balance](pods, gone.clients);
  }

  const held = pods.map(({ clients }) => clients);
  return { reconnects: moved / podCount, fullest: Math.max(...held), emptiest: Math.min(...held) };
}

const tick = 0.1;

/**
 * A zone that fails. Its clients wait as graphql-ws does, 1 s and 0.3 to 3 s by chance, and reconnect to the pods that are left. Those
 * serve their load first. Whoever is too many waits.
 */
export function zoneLoss(figures, pods) {
  const left = Math.floor((pods * (figures.zones - 1)) / figures.zones);
  const lost = figures.subscriptions / figures.zones;
  const busy = cpuOf(figures);
  const free = left * figures.cores - busy;
  const [first, last] = [1.3, 4];
  let waiting = 0;
  let back = 0;
  let time = 0;
  let longest = 0;
  while (back < lost * 0.99 && time < 3600) {
    waiting += time >= first && time < last ? (lost * tick) / (last - first) : 0;
    const served = Math.min(waiting, (Math.max(free, 0) * tick) / figures.cpuPerJoin);
    waiting -= served;
    back += served;
    longest = Math.max(longest, waiting);
    time += tick;
  }

  return { lost, load: busy / (left * figures.cores), peak: lost / (last - first), longest, seconds: back < lost * 0.99 ? Infinity : time };
}
