import { readFileSync } from 'node:fs';
import { root } from '../../product/repository.mjs';
import { containersOf, ofKind, title, variable } from '../objects.mjs';
import { isOption, optionsFor } from '../options.mjs';

/** Each variable of our programs is one of their options, and set once. */
export const known = (objects) =>
  containersOf(objects).flatMap(({ name: container, env = [], title: where }) => {
    const options = optionsFor(container);
    const names = env.map(({ name }) => name);
    return [
      ...names.filter((name) => options && !isOption(options, name)).map((name) => `${name} is no option`),
      ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} twice`),
    ].map((fault) => `${where}: ${fault}`);
  });

const methodsOf = (service) => {
  const [name, version] = service.split('.');
  const proto = readFileSync(`${root}/protos/${name}/${version}/${name}.proto`, 'utf8');
  return [...proto.matchAll(/^ {2}rpc (\w+)\(/gm)].map(([, method]) => method);
};

const listed = (objects) =>
  containersOf(objects)
    .filter(({ name }) => name === 'graphbff')
    .flatMap(({ env }) => env)
    .filter(({ name }) => name.startsWith('GrpcWeb__Services__'))
    .flatMap(({ name, value }) => value.split(',').map((method) => `${name.replace('GrpcWeb__Services__', '')}/${method}`));

const routed = (objects) =>
  ofKind(objects, 'GRPCRoute').flatMap((route) =>
    route.spec.rules.flatMap(({ matches }) => matches.map(({ method }) => [route, `${method.service}/${method.method}`])),
  );

const posted = (objects) =>
  ofKind(objects, 'HTTPRoute').flatMap((route) =>
    route.spec.rules.flatMap(({ matches = [] }) =>
      matches.filter(({ method }) => method === 'POST').map(({ path }) => [route, path.value.slice(1)]),
    ),
  );

/** The routes have the methods that the graph passes on, and those are the protos'. */
export const methods = (objects) => {
  const all = listed(objects);
  const routes = [routed(objects), posted(objects)];
  return [
    ...all.filter((method) => !methodsOf(method.split('/')[0]).includes(method.split('/')[1])).map((method) => `${method} is in no proto`),
    ...routes.flatMap((route) =>
      route.filter(([, method]) => !all.includes(method)).map(([object, method]) => `${title(object)}: the graph refuses ${method}`),
    ),
    ...routes.flatMap((route) =>
      all.filter((method) => !route.some(([, other]) => other === method)).map((method) => `no route for ${method}`),
    ),
  ];
};

/** The volume of the trusted documents is mounted where the graph reads them. */
export const documents = (objects) => {
  const folder = variable(objects, 'graphbff', 'Transport__Documents__Manifests__0');
  const [
    {
      volumeMounts,
      pod: { spec },
    },
  ] = containersOf(objects).filter(({ name }) => name === 'graphbff');
  const mount = volumeMounts.find(({ mountPath }) => mountPath === folder);
  const map = spec.volumes.find(({ name }) => name === mount?.name)?.configMap?.name;
  return !folder ||
    ofKind(objects, 'ConfigMap').some(
      ({ metadata, data }) => metadata.name === map && Object.keys(data).every((file) => file.endsWith('.json')),
    )
    ? []
    : [`the graph reads ${folder}, which no ConfigMap fills`];
};
