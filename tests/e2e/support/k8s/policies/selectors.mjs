import { find, matches, ofKind, podsOf, title } from '../objects.mjs';

const selectors = (objects) => [
  ...ofKind(objects, 'Service').map((service) => [service, { matchLabels: service.spec.selector }]),
  ...ofKind(objects, 'PodDisruptionBudget', 'Deployment', 'PodMonitor').map((object) => [object, object.spec.selector]),
  ...ofKind(objects, 'NetworkPolicy').map((policy) => [policy, policy.spec.podSelector]),
  ...podsOf(objects).flatMap(({ owner, spec }) =>
    (spec.topologySpreadConstraints ?? []).map(({ labelSelector }) => [owner, labelSelector]),
  ),
];

const isEmpty = ({ matchLabels = {}, matchExpressions = [] } = {}) => Object.keys(matchLabels).length + matchExpressions.length === 0;

/** No selector is empty, since that means every pod, and each selects a pod. */
export const selected = (objects) =>
  selectors(objects).flatMap(([object, selector]) => {
    if (isEmpty(selector)) {
      return [`${title(object)}: an empty selector`];
    }

    return podsOf(objects).some(({ labels }) => matches(selector, labels)) ? [] : [`${title(object)}: no pod has its labels`];
  });

/** Deployments, budgets and spread constraints select the pods of one Deployment and no others. */
export const own = (objects) =>
  podsOf(objects).flatMap(({ owner, labels, spec }) => {
    const all = [
      owner.spec.selector,
      ...(spec.topologySpreadConstraints ?? []).map(({ labelSelector }) => labelSelector),
      ...ofKind(objects, 'PodDisruptionBudget')
        .map((budget) => budget.spec.selector)
        .filter((selector) => matches(selector, labels)),
    ];
    const foreign = podsOf(objects).filter((other) => other.owner !== owner && all.some((selector) => matches(selector, other.labels)));
    return [
      !matches(owner.spec.selector, labels) && `${title(owner)}: its pods do not have its labels`,
      ...foreign.map((other) => `${title(owner)}: selects pods of ${other.title}`),
    ].filter(Boolean);
  });

/** An autoscaler has its Deployment, which says no number of replicas, and a budget leaves a pod to evict. */
export const scaled = (objects) =>
  ofKind(objects, 'HorizontalPodAutoscaler').flatMap((scaler) => {
    const {
      scaleTargetRef: { kind, name },
      minReplicas,
      maxReplicas,
    } = scaler.spec;
    const target = find(objects, kind, name);
    return [
      !target && `no ${kind}/${name}`,
      target?.spec.replicas !== undefined && `${title(target)} sets its replicas too`,
      !(minReplicas >= 2 && maxReplicas > minReplicas) && 'no room to scale',
    ]
      .filter(Boolean)
      .map((fault) => `${title(scaler)}: ${fault}`);
  });

/** Each Deployment with several pods has a budget that lets nodes drain. */
export const evictable = (objects) =>
  podsOf(objects)
    .filter(({ owner }) => owner.spec.replicas !== 1)
    .flatMap((pod) => {
      const budgets = ofKind(objects, 'PodDisruptionBudget').filter(({ spec }) => matches(spec.selector, pod.labels));
      const blocks = budgets.some(({ spec }) => spec.minAvailable !== undefined || Number.parseInt(spec.maxUnavailable, 10) === 0);
      return [
        budgets.length !== 1 && `${pod.title}: ${budgets.length} disruption budgets`,
        blocks && `${pod.title}: a budget that may block the drain of a node`,
      ].filter(Boolean);
    });
