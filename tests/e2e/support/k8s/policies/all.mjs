import * as environment from './environment.mjs';
import * as graces from './graces.mjs';
import * as network from './network.mjs';
import * as pods from './pods.mjs';
import * as ports from './ports.mjs';
import * as routes from './routes.mjs';
import * as selectors from './selectors.mjs';

/** What must hold wherever the graph and its services run, by name. Each says what is wrong. */
export const policies = {
  'containers have probes, bounds and a restricted security context': pods.containers,
  'pods run as a user without rights': pods.pods,
  'each selector selects a pod': selectors.selected,
  'selectors select no pods of others': selectors.own,
  'autoscalers can scale': selectors.scaled,
  'nodes can drain': selectors.evictable,
  'ports are container ports': ports.containerPorts,
  'network policies open ports of their pods': ports.policyPorts,
  'declared ports are those that a program listens on': ports.listened,
  'addresses are Services': ports.services,
  'Services of gRPC are headless': ports.headless,
  'network policies admit what a pod calls': network.needed,
  'network policies admit nobody else': network.closed,
  'routes lead to pods': routes.backends,
  'routes have their listener': routes.listeners,
  'a host has one kind of route': routes.hosts,
  'whatever is served has TLS': routes.tls,
  "operators' paths are not routed": routes.outside,
  'the graph has time to stop': graces.stop,
  'pods have time for their sleep': graces.sleeps,
  'gateways wait long enough': graces.gateways,
  'rollouts and probes are gentle': graces.rollout,
  'variables are options': environment.known,
  'routed methods are those that the graph passes on': environment.methods,
  'trusted documents are mounted': environment.documents,
};

export const { digests, tags } = pods;
