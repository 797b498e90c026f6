import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { Client, credentials, status } from '@grpc/grpc-js';
import { find, ofKind } from '../support/k8s/objects.mjs';
import { missing } from '../support/k8s/kustomize.mjs';
import { overlays, renderOverlay } from '../support/k8s/renders.mjs';
import { ready, startAs } from '../support/k8s/start.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { startServices } from '../support/product/services.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const secondsToStop = 40;
const upstreams = ['user', 'order', 'payment', 'inventory'].map((name) => `${name}-service`);

// A unary call with an empty message. It gives the first two bytes of the reply, or the status.
const call = (port, path) =>
  new Promise((resolve) => {
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
    const ended = (error, reply) => {
      client.close();
      resolve(error ? status[error.code] : reply);
    };
    client.makeUnaryRequest(
      path,
      (bytes) => bytes,
      (bytes) => [...bytes.subarray(0, 2)],
      Buffer.alloc(0),
      { deadline: Date.now() + 20_000 },
      ended,
    );
  });

const portNamed = ({ container, ports }, name) => ports[container.ports.find((port) => port.name === name)?.containerPort];

describe('the programs as Kubernetes starts them', { skip: missing ?? false }, () => {
  let directory;
  let services;
  let hosts;
  before(async () => {
    directory = mkdtempSync(`${tmpdir()}/graphbff-k8s-`);
    const port = await freePort();
    services = await startServices(port, directory);
    // Nothing listens at the address of Redis: a cache that is down must not stop a start.
    hosts = { ...Object.fromEntries(upstreams.map((name) => [name, `127.0.0.1:${port}`])), redis: `127.0.0.1:${await freePort()}` };
  });
  after(async () => {
    await services?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  for (const overlay of overlays) {
    describe(overlay, () => {
      let objects;
      let product;
      before(async () => {
        objects = renderOverlay(overlay);
        product = await startAs(objects, 'graphbff', hosts);
        await ready(product);
      });
      after(() => product?.stop());

      test('probes are answered', async () => {
        for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
          assert.equal((await fetch(product.origin + product.container[probe].httpGet.path)).status, 200, probe);
        }
      });

      test('a trusted document of the ConfigMap runs by its id', async () => {
        const [manifest] = Object.values(find(objects, 'ConfigMap', 'graphbff-documents').data);
        for (const { id, name } of JSON.parse(manifest).operations) {
          const variables = name === 'OrderStatus' ? { id: Buffer.from('Order:order-10000').toString('base64url') } : { first: 1 };
          const response = await fetch(
            `${product.origin}/graphql?documentId=sha256:${id}&variables=${encodeURIComponent(JSON.stringify(variables))}`,
          );
          const { data, errors } = await response.json();
          assert.equal(errors, undefined, name);
          assert.ok(Object.values(data)[0], name);
        }
      });

      test('each path of the routes is served', async () => {
        for (const { path, method } of ofKind(objects, 'HTTPRoute')
          .flatMap(({ spec }) => spec.rules)
          .flatMap(({ matches = [] }) => matches)) {
          const grpcWeb = { method, headers: { 'content-type': 'application/grpc-web+proto' }, body: new Uint8Array(5) };
          const preflight = { method, headers: { origin: 'https://app.example.com', 'access-control-request-method': 'POST' } };
          const [address, request] = {
            '/graphql': ['/graphql?query=%7B__typename%7D', {}],
            '/api/v1': ['/api/v1/users?first=1', {}],
            '/user.v1.UserService': ['/user.v1.UserService/GetUser', preflight],
          }[path.value] ?? [path.value, method === 'POST' ? grpcWeb : {}];
          const response = await fetch(product.origin + address, request);
          assert.ok(response.ok, `${path.value}: ${response.status}`);
          if (method) {
            assert.equal(response.headers.get('access-control-allow-origin'), method === 'OPTIONS' ? 'https://app.example.com' : null);
          }
        }
      });

      test('each method of the gRPC routes reaches its service, and no other does', async () => {
        for (const { spec } of ofKind(objects, 'GRPCRoute')) {
          const port = portNamed(product, 'grpc');
          for (const {
            method: { service, method },
          } of spec.rules.flatMap(({ matches }) => matches)) {
            assert.notEqual(await call(port, `/${service}/${method}`), 'UNIMPLEMENTED', method);
          }

          assert.equal(await call(port, '/user.v1.UserService/CreateUser'), 'UNIMPLEMENTED');
        }
      });

      test('metrics are served where Prometheus may ask, and nothing else is', async () => {
        const port = portNamed(product, 'metrics');
        for (const { spec } of ofKind(objects, 'PodMonitor')) {
          const response = await fetch(`http://127.0.0.1:${port}${spec.podMetricsEndpoints[0].path}`);
          assert.match(await response.text(), /^graphbff_operation_active/m);
          assert.equal((await fetch(`http://127.0.0.1:${port}/graphql?query=%7B__typename%7D`)).status, 404);
        }

        assert.equal((await fetch(`${product.origin}/metrics`)).status, 404);
      });

      test('a pod that stops is not ready, serves on, and ends in its grace period', async () => {
        product.signal('SIGTERM');
        const get = (path) => fetch(product.origin + path);
        await waitUntil(async () => (await get('/health/ready')).status === 503, 5, 'it is not ready');
        assert.equal((await get('/graphql?query=%7B__typename%7D')).status, 200);
        await waitUntil(() => product.exitCode() !== null, secondsToStop, 'it ended');
        assert.equal(product.exitCode(), 0);
      });
    });
  }

  test('a value that the product does not accept stops its start', async () => {
    const product = await startAs(renderOverlay('prod'), 'graphbff', hosts, (environment) => (environment.Drain__Timeout = 'soon'));
    await assert.rejects(ready(product), /It ended with [1-9]\d*\.\n.*Drain:Timeout/s);
  });

  test('the demo services answer their probes', async () => {
    const demo = await startAs(renderOverlay('dev'), 'demo-services', {});
    try {
      const serving = [0x08, 0x01];
      const { port } = demo.container.readinessProbe.grpc;
      await waitUntil(
        async () => (await call(demo.ports[port], '/grpc.health.v1.Health/Check')).toString() === serving.toString(),
        60,
        'they serve',
      );
    } catch (error) {
      throw new Error(demo.log(), { cause: error });
    } finally {
      await demo.stop();
    }
  });
});
