/** The words of a message for an object: `Deployment/graphbff`. */
export const title = ({ kind, metadata }) => `${kind}/${metadata.name}`;

export const ofKind = (objects, ...kinds) => objects.filter(({ kind }) => kinds.includes(kind));

export const find = (objects, kind, name) => objects.find((object) => object.kind === kind && object.metadata.name === name);

/** The pods that the objects make: one for each template. */
export const podsOf = (objects) =>
  ofKind(objects, 'Deployment').map((owner) => ({
    owner,
    title: title(owner),
    namespace: owner.metadata.namespace ?? 'default',
    labels: owner.spec.template.metadata.labels,
    spec: owner.spec.template.spec,
    containers: owner.spec.template.spec.containers,
  }));

export const containersOf = (objects) =>
  podsOf(objects).flatMap((pod) =>
    pod.containers.map((container) => ({
      ...container,
      pod,
      title: `${pod.title}, container ${container.name}`,
    })),
  );

const operators = {
  In: (value, values) => values.includes(value),
  NotIn: (value, values) => !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

/** Whether a label selector matches. An empty one matches everything. */
export const matches = ({ matchLabels = {}, matchExpressions = [] }, labels = {}) =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, operator, values }) => operators[operator](labels[key], values));

/** The number of a container port that is given by name or number. */
export const portOf = (containers, port) =>
  containers.flatMap(({ ports = [] }) => ports).find(({ name, containerPort }) => port === name || port === containerPort)?.containerPort;

/** The pods that a Service sends to, with the number of the container port behind one of its ports. */
export function behind(objects, service, port) {
  const wanted = service.spec.ports.find(({ name, port: number }) => port === name || port === number);
  return podsOf(objects)
    .filter(({ labels }) => matches({ matchLabels: service.spec.selector }, labels))
    .map((pod) => ({ pod, port: portOf(pod.containers, wanted?.targetPort ?? wanted?.port) }));
}

/** The value of a variable that the container of a Deployment sets. */
export const variable = (objects, deployment, name) =>
  find(objects, 'Deployment', deployment)
    .spec.template.spec.containers.flatMap(({ env = [] }) => env)
    .find((entry) => entry.name === name)?.value;
