import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { figures, figuresFrom } from '../../../k8s/capacity/figures.mjs';
import { rollout, zoneLoss } from '../../../k8s/capacity/reconnects.mjs';
import { cpuOf, loadOf, podsBy } from '../../../k8s/capacity/sizing.mjs';
import { root } from '../support/product/repository.mjs';

const run = (...options) => spawnSync(process.execPath, [`${root}/k8s/capacity/capacity.mjs`, ...options], { encoding: 'utf8' });

describe('the capacity model', () => {
  test('the page shows what it prints', async () => {
    const page = await readFile(`${root}/k8s/README.md`, 'utf8');
    const lines = run()
      .stdout.trimEnd()
      .split('\n')
      .map((line) => line && `    ${line}`);
    assert.ok(page.includes(lines.join('\n')), lines.join('\n'));
  });

  test('the page names each figure', async () => {
    const page = await readFile(`${root}/k8s/README.md`, 'utf8');
    assert.deepEqual(
      Object.keys(figures).filter((name) => !page.includes(`\`${name}\``)),
      [],
    );
  });

  test('an unknown figure is refused', () => {
    const { status, stderr } = run('pods=3');
    assert.equal(status, 2);
    assert.match(stderr, /^pods=3: expected name=number, with one of requestsPerSecond, /);
    assert.throws(() => figuresFrom(['cores=two']));
  });

  test('each bound is met by the pods that it asks for, in the fullest pod and without a zone', () => {
    const fullest = 1.5;
    const pods = Object.fromEntries(podsBy(figures, fullest).map(({ bound, pods }) => [bound, pods]));
    const left = (bound) => (pods[bound] * 2) / 3;
    assert.ok((figures.subscriptions / left('Transport:WebSockets:MaxSockets')) * fullest <= figures.maxSockets);
    assert.ok(((figures.subscriptions * figures.ownStreams) / left('Streams:MaxStreams')) * fullest <= figures.maxStreams);
    const cpu = cpuOf(figures);
    assert.ok(cpu / left('CPU') <= figures.cores * figures.utilization);
  });

  test('what pods and instances do adds up to the load', () => {
    const { pod, instance } = loadOf(figures, 50);
    assert.equal(pod.subscriptions * 50, figures.subscriptions);
    assert.equal(pod['requests a second'] * 50, figures.requestsPerSecond);
    const ownEvents = figures.subscriptions * figures.ownStreams * figures.eventsPerSubscription;
    assert.equal(
      instance['calls a second'] * figures.services * figures.instances,
      figures.requestsPerSecond * figures.callsPerRequest + ownEvents,
    );
  });

  test('a rollout loses no client, and those that choose at random meet old pods again', () => {
    const random = rollout(100, 'random');
    // Each client moves when its pod goes, to a pod that is old with the share of those left. In the limit that is e - 1 moves.
    assert.ok(Math.abs(random.reconnects - (Math.E - 1)) < 0.03, `${random.reconnects}`);
    assert.ok(random.fullest > 1.5);
    assert.ok(random.emptiest < 0.1);
    const least = rollout(100, 'least');
    assert.ok(Math.abs(least.reconnects - 1) < 1e-9);
    assert.ok(Math.abs(least.fullest - 1) < 1e-9);
  });

  test('clients of a zone that failed come back sooner where more CPU is free, and never where none is', () => {
    const load = { ...figures, subscriptions: 3_000_000, cpuPerJoin: 1e-3, requestsPerSecond: 10_000, eventsPerSubscription: 0 };
    const [few, many] = [30, 300].map((pods) => zoneLoss(load, pods));
    assert.ok(many.seconds < few.seconds);
    assert.ok(few.longest > many.longest);
    assert.equal(zoneLoss({ ...load, requestsPerSecond: 10_000_000 }, 30).seconds, Infinity);
  });
});
