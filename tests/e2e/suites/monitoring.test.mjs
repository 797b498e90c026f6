import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { missing as missingKustomize } from '../support/k8s/kustomize.mjs';
import { alertCases } from '../support/k8s/monitoring/alert-cases.mjs';
import { missing as missingPrometheus, promtool } from '../support/k8s/monitoring/prometheus.mjs';
import { find } from '../support/k8s/objects.mjs';
import { renderComponent } from '../support/k8s/renders.mjs';
import { root } from '../support/product/repository.mjs';

const minutes = (text) => Number(/^(\d+)m$/.exec(text)[1]);

describe('the alerts', { skip: missingKustomize ?? missingPrometheus ?? false }, () => {
  let rules;
  const alerts = () => rules.groups.flatMap((group) => group.rules);
  before(() => (rules = find(renderComponent('monitoring'), 'PrometheusRule', 'graphbff').spec));

  test('promtool accepts them', () => {
    assert.match(promtool({ 'rules.yaml': rules }, 'check', 'rules', 'rules.yaml'), new RegExp(`SUCCESS: ${alerts().length} rules found`));
  });

  test('each has a severity, a paragraph in the runbook, and a test', async () => {
    const page = await readFile(`${root}/k8s/components/monitoring/README.md`, 'utf8');
    const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, heading]) => heading);
    assert.deepEqual(
      headings,
      alerts().map(({ alert }) => alert),
    );
    assert.deepEqual(Object.keys(alertCases), headings);
    assert.deepEqual(
      alerts().filter(({ labels }) => !['page', 'ticket'].includes(labels.severity)),
      [],
    );
  });

  // A window and the wait are over after an hour.
  const unitTest = (alert, series, time, expected) => ({
    interval: '15s',
    input_series: series.map(([name, values]) => ({ series: name, values })),
    alert_rule_test: [{ eval_time: time, alertname: alert, exp_alerts: expected }],
  });

  for (const [alert, [cause, nearly, labels, summary]] of Object.entries(alertCases)) {
    const check = (series, time, expected) =>
      promtool(
        {
          'rules.yaml': rules,
          'test.yaml': { rule_files: ['rules.yaml'], evaluation_interval: '15s', tests: [unitTest(alert, series, time, expected)] },
        },
        'test',
        'rules',
        'test.yaml',
      );
    const ruleOf = () => alerts().find((rule) => rule.alert === alert);
    const fires = () => [{ exp_labels: { ...labels, ...ruleOf().labels }, exp_annotations: { summary } }];

    test(`${alert} fires for its cause`, () => {
      check(cause, '45m', fires());
    });

    test(`${alert} waits, and does not fire for less`, () => {
      check(cause, `${minutes(ruleOf().for) * 60 - 15}s`, []);
      check(nearly, '45m', []);
      assert.throws(() => check(nearly, '45m', fires()), /FAILED/);
    });
  }
});
