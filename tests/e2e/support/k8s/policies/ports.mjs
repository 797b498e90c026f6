import { behind, containersOf, find, matches, ofKind, podsOf, portOf, title } from '../objects.mjs';

/** Each port of a Service or a PodMonitor and each probe leads to a container port. */
export const containerPorts = (objects) => [
  ...ofKind(objects, 'Service').flatMap((service) =>
    service.spec.ports.flatMap(({ name }) =>
      behind(objects, service, name)
        .filter(({ port }) => port === undefined)
        .map(({ pod }) => `${title(service)}, port ${name}: ${pod.title} has no such port`),
    ),
  ),
  ...ofKind(objects, 'PodMonitor').flatMap((monitor) =>
    podsOf(objects)
      .filter(({ labels }) => matches(monitor.spec.selector, labels))
      .flatMap((pod) =>
        monitor.spec.podMetricsEndpoints
          .filter(({ port }) => portOf(pod.containers, port) === undefined)
          .map(({ port }) => `${title(monitor)}: ${pod.title} has no port ${port}`),
      ),
  ),
  ...containersOf(objects).flatMap((container) =>
    ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((name) => {
      const probe = container[name];
      const port = (probe?.httpGet ?? probe?.grpc ?? probe?.tcpSocket)?.port;
      return probe && portOf([container], port) === undefined ? [`${container.title}: no port ${port} for its ${name}`] : [];
    }),
  ),
];

/** Each port that a network policy opens is one of the pods that it selects. */
export const policyPorts = (objects) =>
  ofKind(objects, 'NetworkPolicy').flatMap((policy) => {
    const pods = podsOf(objects).filter(({ labels }) => matches(policy.spec.podSelector, labels));
    return (policy.spec.ingress ?? [])
      .flatMap(({ ports = [] }) => ports)
      .filter(({ port }) => pods.some(({ containers }) => portOf(containers, port) === undefined))
      .map(({ port }) => `${title(policy)}: port ${port} is none of its pods'`);
  });

/** Each container port has a name, and each that a program listens on is declared. */
export const listened = (objects) =>
  containersOf(objects).flatMap((container) => {
    const listens = (container.env ?? [])
      .filter(({ name }) => name === 'ASPNETCORE_URLS' || name === 'Metrics__Url' || /^Kestrel__Endpoints__\w+__Url$/.test(name))
      .map(({ value }) => Number(new URL(value).port));
    const declared = (container.ports ?? []).map(({ containerPort }) => containerPort);
    return [
      ...(container.ports ?? []).filter(({ name }) => !name).map(({ containerPort }) => `port ${containerPort} has no name`),
      ...listens.filter((port) => !declared.includes(port)).map((port) => `it listens on ${port}, which is not declared`),
      ...(listens.length ? declared.filter((port) => !listens.includes(port)).map((port) => `it does not listen on ${port}`) : []),
    ].map((fault) => `${container.title}: ${fault}`);
  });

/** The addresses that variables name, `http://host:port` or `host:port`, with the container's pod. */
export const addresses = (objects) =>
  containersOf(objects).flatMap(({ env = [], pod }) =>
    env
      .filter(({ name }) => name.endsWith('_SERVICE_URL') || name.endsWith('Redis__Configuration'))
      .map(({ name, value }) => {
        const [, host, port] = /^(?:http:\/\/)?([^:,/]+):(\d+)/.exec(value) ?? [];
        return { name, host, port: Number(port), pod };
      }),
  );

/** Each address that a variable names is a port of a Service. */
export const services = (objects) =>
  addresses(objects).flatMap(({ name, host, port, pod }) =>
    find(objects, 'Service', host)?.spec.ports.some((entry) => entry.port === port)
      ? []
      : [`${pod.title}, ${name}: no Service ${host} with port ${port}`],
  );

/** A name that the graph's channels spread their calls over resolves to all pods. */
export const headless = (objects) =>
  addresses(objects)
    .filter(({ name }) => name.endsWith('_SERVICE_URL'))
    .filter(({ host }) => find(objects, 'Service', host)?.spec.clusterIP !== 'None')
    .map(({ host }) => `Service/${host}: not headless`);
