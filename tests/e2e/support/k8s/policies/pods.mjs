import { containersOf, podsOf } from '../objects.mjs';

const restricted = ({ allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities }) =>
  allowPrivilegeEscalation === false && readOnlyRootFilesystem === true && capabilities?.drop?.includes('ALL') && !capabilities.add;

/** Each container has probes, bounds and the restricted security context. */
export const containers = (objects) =>
  containersOf(objects).flatMap((container) =>
    [
      !container.readinessProbe && 'no readiness probe',
      !container.livenessProbe && 'no liveness probe',
      ...['requests', 'limits'].flatMap((bound) =>
        ['cpu', 'memory'].map((resource) => !container.resources?.[bound]?.[resource] && `no ${resource} in its ${bound}`),
      ),
      !restricted(container.securityContext ?? {}) && 'a security context that is not restricted',
    ]
      .filter(Boolean)
      .map((fault) => `${container.title}: ${fault}`),
  );

/** Each pod runs as a user that is not root, and has no token for the Kubernetes API. */
export const pods = (objects) =>
  podsOf(objects).flatMap(({ title, spec }) =>
    [
      !spec.securityContext?.runAsNonRoot && 'may run as root',
      !(spec.securityContext?.runAsUser > 0) && 'no number of its user',
      spec.securityContext?.seccompProfile?.type !== 'RuntimeDefault' && 'no seccomp profile',
      spec.automountServiceAccountToken !== false && 'a token for the Kubernetes API',
      spec.enableServiceLinks !== false && 'a variable for each Service',
      (spec.hostNetwork || spec.hostPID || spec.hostIPC) && 'a namespace of its node',
      (spec.volumes ?? []).some(({ hostPath }) => hostPath) && 'a path of its node',
    ]
      .filter(Boolean)
      .map((fault) => `${title}: ${fault}`),
  );

/** Each image has a digest. */
export const digests = (objects) =>
  containersOf(objects)
    .filter(({ image }) => !/@sha256:[0-9a-f]{64}$/.test(image))
    .map(({ title, image }) => `${title}: ${image} has no digest`);

/** Each image has a tag or a digest that is not `latest`. */
export const tags = (objects) =>
  containersOf(objects)
    .filter(({ image }) => !/(:[^/:]+|@sha256:[0-9a-f]{64})$/.test(image) || image.endsWith(':latest'))
    .map(({ title, image }) => `${title}: ${image} can be anything`);
