import { behind, find, matches, ofKind, podsOf, portOf } from '../objects.mjs';
import { addresses } from './ports.mjs';

const namespaceLabels = (namespace) => ({ 'kubernetes.io/metadata.name': namespace });

function isPeer(peer, policyNamespace, { namespace, labels }) {
  const inNamespace = peer.namespaceSelector ? matches(peer.namespaceSelector, namespaceLabels(namespace)) : namespace === policyNamespace;
  return !peer.ipBlock && inNamespace && (!peer.podSelector || matches(peer.podSelector, labels));
}

function direction(objects, type, pod, other, port, protocol, containers) {
  const policies = ofKind(objects, 'NetworkPolicy').filter(
    ({ metadata, spec }) =>
      (metadata.namespace ?? 'default') === pod.namespace && spec.policyTypes.includes(type) && matches(spec.podSelector, pod.labels),
  );
  const [rulesOf, peersOf] = type === 'Ingress' ? ['ingress', 'from'] : ['egress', 'to'];
  return (
    policies.length === 0 ||
    policies.some(({ metadata, spec }) =>
      (spec[rulesOf] ?? []).some(
        (rule) =>
          (!rule[peersOf] || rule[peersOf].some((peer) => isPeer(peer, metadata.namespace ?? 'default', other))) &&
          (!rule.ports ||
            rule.ports.some(
              (entry) => (entry.protocol ?? 'TCP') === protocol && (entry.port === port || portOf(containers ?? [], entry.port) === port),
            )),
      ),
    )
  );
}

/** Whether the network policies let one pod connect to another's port. */
export const admits = (objects, from, to, port, protocol = 'TCP') =>
  direction(objects, 'Egress', from, to, port, protocol, to.containers) &&
  direction(objects, 'Ingress', to, from, port, protocol, to.containers);

/** A pod that no object makes, for questions about it. */
export const stranger = (namespace, labels = {}) => ({ namespace, labels });

/** The pod of a Deployment. */
export const podOf = (objects, name) => podsOf(objects).find(({ owner }) => owner === find(objects, 'Deployment', name));

/** The policies admit each address that a pod's variables name, and DNS. */
export const needed = (objects) => [
  ...addresses(objects).flatMap(({ name, host, port, pod }) => {
    const service = find(objects, 'Service', host);
    return (service ? behind(objects, service, port) : [])
      .filter((target) => !admits(objects, pod, target.pod, target.port))
      .map((target) => `${pod.title} cannot reach ${target.pod.title}, ${name}`);
  }),
  ...addresses(objects)
    .filter(({ pod }) => !admits(objects, pod, stranger('kube-system'), 53, 'UDP'))
    .map(({ pod }) => `${pod.title} cannot reach DNS`),
];

/** Each pod is selected by a policy, so that it does not admit everybody. */
export const closed = (objects) =>
  podsOf(objects)
    .filter((pod) =>
      (pod.containers ?? [])
        .flatMap(({ ports = [] }) => ports)
        .some(({ containerPort }) => admits(objects, stranger('elsewhere'), pod, containerPort)),
    )
    .map(({ title }) => `${title} admits every pod of the cluster`);
