import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { missing as missingKustomize } from '../support/k8s/kustomize.mjs';
import { hurried, missing as missingPrometheus, parse, startPrometheus } from '../support/k8s/monitoring/prometheus.mjs';
import { scenarios } from '../support/k8s/monitoring/scenarios.mjs';
import { metricsOf, startForTour, tour } from '../support/k8s/monitoring/tour.mjs';
import { find } from '../support/k8s/objects.mjs';
import { renderComponent } from '../support/k8s/renders.mjs';
import { root } from '../support/product/repository.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const secondsToFire = 90;
// No client causes it: a service must break its contract.
const uncaused = ['graphbff_stream_bad_events_total'];
const namespaceOf = (name) => name.replaceAll(' ', '-');
const addressOf = ({ url }) => new URL(url).host;

// Each alert fires for its cause in front of a real Prometheus. Windows are shorter, thresholds are not.
describe('alerts that fire', { skip: missingKustomize ?? missingPrometheus ?? false }, () => {
  let rules;
  let panels;
  let prometheus;
  let scaler;
  before(async () => {
    const objects = renderComponent('monitoring');
    rules = find(objects, 'PrometheusRule', 'graphbff').spec;
    scaler = find(renderComponent('subscription-scaling'), 'HorizontalPodAutoscaler', 'graphbff');
    panels = JSON.parse(find(objects, 'ConfigMap', 'graphbff-dashboard').data['graphbff.json']).panels;
    prometheus = await startPrometheus(hurried(rules));
  });
  after(() => prometheus?.stop());

  const firing = async (alert, namespace) =>
    (await prometheus.query(`ALERTS{alertname="${alert}", alertstate="firing", namespace="${namespace}"}`)).length > 0;

  for (const [name, { alerts, start, drive, skip = false }] of Object.entries(scenarios)) {
    test(`${name}: ${alerts.join(', ')}`, { skip }, async () => {
      const product = await start();
      const stopping = new AbortController();
      const driven = drive(product, stopping.signal);
      try {
        prometheus.scrape(namespaceOf(name), addressOf(product));
        for (const alert of alerts) {
          await Promise.race([
            waitUntil(() => firing(alert, namespaceOf(name)), secondsToFire, `${alert} fires`),
            driven.then(() => Promise.reject(new Error(`The clients ended before ${alert} fired.`))),
          ]);
        }
      } finally {
        stopping.abort();
        await driven.catch(() => {});
        prometheus.scrape(namespaceOf(name));
        await product.stop();
      }
    });
  }

  test('nobody answers: GraphBffDown', async () => {
    await waitUntil(() => firing('GraphBffDown', ''), secondsToFire, 'GraphBffDown fires');
  });

  // Counters exist from their first count on, so the scenarios above have made those of faults.
  test('each metric of the dashboard, the alerts and the autoscaler exists, and each expression is valid', async () => {
    const product = await startForTour();
    try {
      prometheus.scrape('tour', addressOf(product));
      await tour(product);
      const drawn = panels.flatMap(({ targets = [] }) => targets).map(({ expr }) => expr);
      const named = metricsOf([...drawn, ...rules.groups.flatMap((group) => group.rules).map(({ expr }) => expr)]);
      assert.ok(named.length > 30, `${named}`);
      await waitUntil(async () => (await prometheus.query('up{namespace="tour"} == 1')).length > 0, 30, 'the product is scraped');
      let missing;
      await waitUntil(
        async () => {
          const known = await prometheus.names();
          missing = named.filter((name) => !known.includes(name) && !uncaused.includes(name));
          return missing.length === 0;
        },
        15,
        'every metric exists',
      ).catch((error) => assert.deepEqual(missing, [], error.message));
      const page = await readFile(`${root}/k8s/README.md`, 'utf8');
      const [rule] = parse(/^```yaml\n(rules:.*?)^```/ms.exec(page)[1]).rules;
      assert.equal(rule.name.as, scaler.spec.metrics.find(({ type }) => type === 'Pods').pods.metric.name);
      const measured = rule.metricsQuery.replace('<<.LabelMatchers>>', 'namespace="tour"').replace('<<.GroupBy>>', 'namespace');
      assert.equal((await prometheus.query(measured)).length, 1);
      for (const expression of drawn) {
        await prometheus.query(expression.replaceAll('$__rate_interval', '1m').replaceAll('$job', 'graphbff'));
      }
    } finally {
      await product.stop();
    }
  });

  test('every alert has a cause', () => {
    const caused = [...Object.values(scenarios).flatMap(({ alerts }) => alerts), 'GraphBffDown'];
    assert.deepEqual(
      caused.toSorted(),
      rules.groups
        .flatMap((group) => group.rules)
        .map(({ alert }) => alert)
        .toSorted(),
    );
  });
});
