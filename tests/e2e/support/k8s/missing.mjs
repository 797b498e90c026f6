// Prints a line for each reason why suites of Kubernetes cannot run on this system.
import { missing as missingKustomize } from './kustomize.mjs';
import { missing as missingPrometheus } from './monitoring/prometheus.mjs';

for (const [name, reason] of Object.entries({ k8s: missingKustomize, monitoring: missingPrometheus })) {
  if (reason) {
    console.log(`${name}:${reason}`);
  }
}
