#!/usr/bin/env bash
# Prometheus sees no increase when a counter appears, however large its first value is.
#
# Package: Debian's prometheus, for its promtool (2.42.0).
# Guess: a counter starts at zero, so that `increase` and `rate` count what it has when it is first scraped.
# Seen: both are 0 for a counter that appears with 200 and stays there. OpenTelemetry's SDKs export a counter only from its first count on, so
# an alert for one burst of rare events never fires. The same counter fires if something exports it as 0 before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >test.yaml <<'EOF'
tests:
  - interval: 15s
    input_series:
      - { series: 'events_total{from="appears"}', values: '_x8 200x12' }
      - { series: 'events_total{from="zero"}', values: '0x8 200x12' }
    promql_expr_test:
      - expr: round(increase(events_total[5m]))
        eval_time: 5m
        exp_samples:
          - { labels: '{from="appears"}', value: 0 }
          - { labels: '{from="zero"}', value: 200 }
      - expr: rate(events_total[5m]) * 3 > 0
        eval_time: 5m
        exp_samples:
          - { labels: '{from="zero"}', value: 2 }
EOF
promtool test rules test.yaml
