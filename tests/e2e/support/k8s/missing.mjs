// Prints a line if the suites of Kubernetes cannot run on this system, with the reason.
import { missing } from './kustomize.mjs';

if (missing) {
  console.log(`k8s:${missing}`);
}
