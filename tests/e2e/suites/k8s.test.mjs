import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { find } from '../support/k8s/objects.mjs';
import { missing } from '../support/k8s/kustomize.mjs';
import { mutations } from '../support/k8s/mutations.mjs';
import { digests, policies, tags } from '../support/k8s/policies/all.mjs';
import { admits, podOf, stranger } from '../support/k8s/policies/network.mjs';
import { components, overlays, renderBase, renderComponent, renderOverlay } from '../support/k8s/renders.mjs';
import { schemaFaultsOf } from '../support/k8s/schemas.mjs';

describe('Kubernetes', { skip: missing ?? false }, () => {
  const renders = {};
  before(() => {
    renders.base = renderBase();
    overlays.forEach((name) => (renders[name] = renderOverlay(name)));
    components.forEach((name) => (renders[`component ${name}`] = renderComponent(name)));
  });

  const complete = [...overlays, ...components.map((name) => `component ${name}`)];

  test('every object has only known fields, of the right types', async () => {
    assert.deepEqual(await schemaFaultsOf(Object.values(renders).flat()), []);
  });

  test('an unknown field, a wrong type, a missing field and a bad value are found', async () => {
    const broken = structuredClone(renders.prod);
    const faults = [
      [
        find(broken, 'Deployment', 'graphbff'),
        (it) => (it.spec.template.spec.containers[0].readinesProbe = {}),
        /'"readinesProbe"' does not exist/,
      ],
      [find(broken, 'HTTPRoute', 'graphbff'), (it) => (it.spec.rules[0].timeouts.idle = '1h'), /'"idle"' does not exist/],
      [
        find(broken, 'NetworkPolicy', 'graphbff'),
        (it) => (it.spec.ingress[0].from[0].nameSpaceSelector = {}),
        /'"nameSpaceSelector"' does not exist/,
      ],
      [find(broken, 'HorizontalPodAutoscaler', 'graphbff'), (it) => (it.spec.minReplicas = '3'), /not assignable to type 'number'/],
      [find(broken, 'GRPCRoute', 'graphbff'), (it) => delete it.spec.rules[0].backendRefs[0].name, /Property '"name"' is missing/],
      [find(broken, 'Gateway', 'graphbff'), (it) => (it.spec.listeners[0].hostname = 'api_example.com'), /pattern/],
    ];
    faults.forEach(([object, fault]) => fault(object));
    const found = await schemaFaultsOf(faults.map(([object]) => object));
    for (const [, , says] of faults) {
      assert.ok(
        found.some((fault) => says.test(fault)),
        `${says} in:\n${found.join('\n')}`,
      );
    }
  });

  for (const [name, faultsOf] of Object.entries(policies)) {
    for (const render of complete) {
      test(`${render}: ${name}`, () => assert.deepEqual(faultsOf(renders[render]), []));
    }
  }

  for (const [policy, faults] of mutations) {
    for (const [what, change, says] of faults) {
      test(`"${policy}" does not hold with ${what}`, () => {
        const objects = structuredClone(renders.prod);
        change(objects);
        assert.match(policies[policy](objects).join('\n'), says);
      });
    }
  }

  test('every policy is shown to fail', () => {
    assert.deepEqual(mutations.map(([policy]) => policy).toSorted(), Object.keys(policies).toSorted());
  });

  test('images have a digest in prod and a tag in dev', () => {
    assert.deepEqual(digests(renders.prod), []);
    assert.deepEqual(tags(renders.dev), []);
    assert.match(digests(renders.dev).join('\n'), /graphbff:dev has no digest/);
    assert.match(tags(renders.base).join('\n'), /graphbff can be anything/);
  });

  // The tiers are the original's: only frontend and api-gateway reach the gRPC services, only the gateway reaches the BFF.
  const flows = [
    ['the gateway', () => stranger('gateway-system'), 'graphbff', 8080, true],
    ['the gateway', () => stranger('gateway-system'), 'graphbff', 8081, true],
    ['the gateway', () => stranger('gateway-system'), 'user-service', 50051, false],
    ['the gateway', () => stranger('gateway-system'), 'redis', 6379, false],
    ['the gateway', () => stranger('gateway-system'), 'graphbff', 9464, false],
    ['Prometheus', () => stranger('monitoring'), 'graphbff', 9464, true],
    ['Prometheus', () => stranger('monitoring'), 'graphbff', 8080, false],
    ['Prometheus', () => stranger('monitoring'), 'graphbff', 8081, false],
    ['Prometheus', () => stranger('monitoring'), 'redis', 6379, false],
    ['a frontend', () => stranger('graphbff', { tier: 'frontend' }), 'user-service', 50051, true],
    ['a frontend', () => stranger('graphbff', { tier: 'frontend' }), 'graphbff', 8080, false],
    ['a frontend', () => stranger('graphbff', { tier: 'frontend' }), 'redis', 6379, false],
    ['a frontend of another namespace', () => stranger('shop', { tier: 'frontend' }), 'user-service', 50051, false],
    ['a service', (objects) => podOf(objects, 'order-service'), 'user-service', 50051, false],
    ['the BFF', (objects) => podOf(objects, 'graphbff'), 'payment-service', 50051, true],
    ['the BFF', (objects) => podOf(objects, 'graphbff'), 'payment-service', 22, false],
    ['the BFF', (objects) => podOf(objects, 'graphbff'), 'redis', 6379, true],
  ];
  for (const [who, from, target, port, passes] of flows) {
    test(`${who} ${passes ? 'reaches' : 'does not reach'} ${target}:${port} in prod`, () => {
      assert.equal(admits(renders.prod, from(renders.prod), podOf(renders.prod, target), port), passes);
    });
  }

  test('the BFF reaches nothing else', () => {
    const graph = podOf(renders.prod, 'graphbff');
    assert.equal(admits(renders.prod, graph, stranger('elsewhere'), 443), false);
    assert.equal(admits(renders.prod, graph, stranger('kube-system'), 53, 'UDP'), true);
    assert.equal(admits(renders.prod, graph, stranger('monitoring'), 4317), true);
  });
});
