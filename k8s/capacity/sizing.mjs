/** The cores that the load takes. */
export function cpuOf(figures) {
  const { requestsPerSecond, subscriptions, eventsPerSubscription, ownStreams } = figures;
  const perEvent = (1 - ownStreams) * figures.cpuPerEvent + ownStreams * figures.cpuPerOwnEvent;
  return requestsPerSecond * figures.cpuPerRequest + subscriptions * eventsPerSubscription * perEvent;
}

/**
 * How many pods each bound asks for. `fullest` is how many times the mean the fullest pod holds: sockets, streams and memory are bounded for
 * each pod, and CPU by the autoscaler over all.
 */
export function podsBy(figures, fullest) {
  const { subscriptions, cores, utilization } = figures;
  const own = subscriptions * figures.ownStreams;
  const bytes = (subscriptions - own) * figures.bytesPerSubscription + own * figures.bytesPerOwnStream;
  // A zone that fails leaves its load to the others.
  const spare = figures.zones / (figures.zones - 1);
  return Object.entries({
    CPU: (cpuOf(figures) / (cores * utilization)) * spare,
    memory: ((bytes * fullest) / (figures.memory - figures.idleBytes - figures.reservedBytes)) * spare,
    'Streams:MaxStreams': ((own * fullest) / figures.maxStreams) * spare,
    'Transport:WebSockets:MaxSockets': ((subscriptions * fullest) / figures.maxSockets) * spare,
  })
    .map(([bound, pods]) => ({ bound, pods: Math.ceil(pods) }))
    .toSorted((one, other) => other.pods - one.pods);
}

/** What one pod and one instance of a service have to do. */
export function loadOf(figures, pods) {
  const { subscriptions, requestsPerSecond, services, instances } = figures;
  const own = subscriptions * figures.ownStreams;
  // An event of a stream of its own makes a call of its own.
  const calls = requestsPerSecond * figures.callsPerRequest + own * figures.eventsPerSubscription;
  // Little's law. The upstream streams are one service's.
  const open = (calls * figures.secondsPerCall) / services + own;
  const connections = Math.max(1, Math.ceil(open / instances / pods / figures.streamsPerConnection));
  return {
    pod: {
      'requests a second': requestsPerSecond / pods,
      subscriptions: subscriptions / pods,
      'events a second': (subscriptions * figures.eventsPerSubscription) / pods,
      'upstream streams': own / pods,
      'upstream connections': (services - 1 + connections) * instances,
    },
    instance: {
      'calls a second': calls / services / instances,
      streams: open / instances,
      connections: connections * pods,
    },
  };
}
