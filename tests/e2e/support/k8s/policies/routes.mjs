import { behind, find, ofKind, title } from '../objects.mjs';

const httpBackends = (objects) =>
  ofKind(objects, 'HTTPRoute', 'GRPCRoute').flatMap((route) =>
    route.spec.rules.flatMap(({ backendRefs = [] }) => backendRefs.map(({ name, port }) => [route, name, port])),
  );

const ingressBackends = (objects) =>
  ofKind(objects, 'Ingress').flatMap((ingress) =>
    ingress.spec.rules.flatMap(({ http }) =>
      http.paths.map(({ backend: { service } }) => [ingress, service.name, service.port.number ?? service.port.name]),
    ),
  );

/** Each backend is a port of a Service with pods. */
export const backends = (objects) =>
  [...httpBackends(objects), ...ingressBackends(objects)].flatMap(([route, name, port]) => {
    const service = find(objects, 'Service', name);
    const pods = service ? behind(objects, service, port) : [];
    return pods.length > 0 && pods.every((pod) => pod.port) ? [] : [`${title(route)}: nothing behind ${name}, port ${port}`];
  });

const listenersOf = (objects, route) =>
  route.spec.parentRefs.map(({ name, sectionName }) =>
    find(objects, 'Gateway', name)?.spec.listeners.find((listener) => listener.name === sectionName),
  );

/** Each route has its listener, which takes its hosts. */
export const listeners = (objects) =>
  ofKind(objects, 'HTTPRoute', 'GRPCRoute').flatMap((route) =>
    listenersOf(objects, route).flatMap((listener) =>
      route.spec.hostnames.filter((host) => listener?.hostname !== host).map((host) => `${title(route)}: no listener for ${host}`),
    ),
  );

/** A listener takes one kind of route for a host. */
export const hosts = (objects) => {
  const http = ofKind(objects, 'HTTPRoute').flatMap(({ spec }) => spec.hostnames);
  return ofKind(objects, 'GRPCRoute').flatMap((route) =>
    route.spec.hostnames.filter((host) => http.includes(host)).map((host) => `${title(route)}: ${host} has an HTTPRoute too`),
  );
};

/** A listener with TLS has a certificate that cert-manager makes, and no other serves a route but to redirect. */
export const tls = (objects) => [
  ...ofKind(objects, 'Gateway', 'Ingress')
    .filter(({ metadata }) => !metadata.annotations?.['cert-manager.io/cluster-issuer'])
    .map((object) => `${title(object)}: nobody makes its certificates`),
  ...ofKind(objects, 'HTTPRoute', 'GRPCRoute')
    .filter((route) => listenersOf(objects, route).some((listener) => listener && !listener.tls))
    .filter(
      ({ spec }) =>
        !spec.rules.every(
          ({ backendRefs, filters }) => !backendRefs && filters?.some(({ requestRedirect }) => requestRedirect?.scheme === 'https'),
        ),
    )
    .map((route) => `${title(route)}: served without TLS`),
  ...ofKind(objects, 'Ingress').flatMap((ingress) =>
    ingress.spec.rules
      .filter(({ host }) => !ingress.spec.tls?.some(({ hosts: names }) => names.includes(host)))
      .map(({ host }) => `${title(ingress)}: ${host} without TLS`),
  ),
];

const pathsOf = (object) =>
  object.kind === 'Ingress'
    ? object.spec.rules.flatMap(({ http }) => http.paths.map(({ path, pathType }) => [path, pathType === 'Prefix']))
    : object.spec.rules.flatMap(({ matches = [{}] }) => matches.map(({ path }) => [path?.value ?? '/', path?.type !== 'Exact']));

const inside = ['/metrics', '/health/live', '/health/ready', '/health/upstreams', '/graphql/trace', '/graphql/ui/'];

/** No path that is for operators leads in from outside. */
export const outside = (objects) =>
  ofKind(objects, 'HTTPRoute', 'Ingress')
    .filter(({ spec }) => spec.rules.some(({ backendRefs, http }) => backendRefs || http))
    .flatMap((object) =>
      inside
        .filter((path) =>
          pathsOf(object).some(([value, isPrefix]) => (isPrefix ? `${path}/`.startsWith(value.replace(/\/?$/, '/')) : path === value)),
        )
        .map((path) => `${title(object)}: ${path} is open to everybody`),
    );
