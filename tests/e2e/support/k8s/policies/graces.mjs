import { find, ofKind, podsOf, title, variable } from '../objects.mjs';
import { seconds } from '../options.mjs';

const ofGraph = (objects, key) => seconds(key, variable(objects, 'graphbff', key.replaceAll(':', '__')));

/** The grace period is longer than the preStop sleep and the whole drain. */
export const stop = (objects) => {
  const graph = podsOf(objects).find(({ owner }) => owner.metadata.name === 'graphbff');
  const sleep = graph.containers[0].lifecycle?.preStop?.sleep?.seconds ?? 0;
  const [delay, timeout, budget] = ['Drain:Delay', 'Drain:Timeout', 'Transport:RequestBudget'].map((key) => ofGraph(objects, key));
  return [
    !(sleep > 0) && 'no preStop sleep: gateways still send requests to a pod that stops',
    !(graph.spec.terminationGracePeriodSeconds > sleep + timeout) && `the grace period is not longer than ${sleep} s + ${timeout} s`,
    !(timeout - delay >= budget) && `a request of ${budget} s does not end in time`,
  ]
    .filter(Boolean)
    .map((fault) => `${graph.title}: ${fault}`);
};

/** Other pods have time for their sleep too. */
export const sleeps = (objects) =>
  podsOf(objects)
    .filter(({ spec, containers }) =>
      containers.some(({ lifecycle }) => (lifecycle?.preStop?.sleep?.seconds ?? 0) >= (spec.terminationGracePeriodSeconds ?? 30)),
    )
    .map((pod) => `${pod.title}: it is killed in its preStop sleep`);

const limitOf = (rule) => (rule.timeouts?.request === undefined ? undefined : Number(/^(\d+)s$/.exec(rule.timeouts.request)?.[1]));

/** No gateway ends a stream, nor a request before the graph does. */
export const gateways = (objects) =>
  ofKind(objects, 'HTTPRoute').flatMap((route) =>
    route.spec.rules
      .filter(({ backendRefs }) => backendRefs)
      .flatMap((rule) => {
        const streams = rule.matches.some(({ path }) => path?.value === '/graphql' || path?.value.includes('.v1.'));
        const limit = limitOf(rule);
        return [
          streams && limit !== 0 && 'a limit for streams',
          !streams && !(limit > ofGraph(objects, 'Transport:RequestBudget')) && 'ends requests before the graph does',
        ]
          .filter(Boolean)
          .map((fault) => `${title(route)}, rule ${rule.name}: ${fault}`);
      }),
  );

/** A rollout takes no capacity away, a liveness probe that fails leaves time to recover, and no neighbour takes memory away. */
export const rollout = (objects) => {
  const graph = find(objects, 'Deployment', 'graphbff');
  const { livenessProbe: live, startupProbe: start, resources } = graph.spec.template.spec.containers[0];
  return [
    graph.spec.strategy?.rollingUpdate?.maxUnavailable !== 0 && 'a rollout ends pods before others are ready',
    !(live.periodSeconds * (live.failureThreshold ?? 3) >= 30) && 'a pause of half a minute restarts it',
    !(start.periodSeconds * start.failureThreshold >= 30) && 'a slow start restarts it',
    // Memory cannot be taken back. A pod above its request is the first that the node ends.
    resources.requests.memory !== resources.limits.memory && 'another request than limit of memory',
    [live, start].some(({ httpGet }) => httpGet?.path !== '/health/live') && 'a service that is down restarts it',
  ]
    .filter(Boolean)
    .map((fault) => `${title(graph)}: ${fault}`);
};
