// How many pods a load needs, what bounds them, and what a rollout and the loss of a zone do. `node k8s/capacity/capacity.mjs subscriptions=20000`
import { figuresFrom } from './figures.mjs';
import { rollout, zoneLoss } from './reconnects.mjs';
import { loadOf, podsBy } from './sizing.mjs';

const whole = (value) => (Number.isFinite(value) ? Math.round(value).toLocaleString('en') : 'never');
const list = (load) =>
  Object.entries(load)
    .map(([name, value]) => `${whole(value)} ${name}`)
    .join(', ');

function print(figures) {
  // The rollout tells how full a pod may get, and hardly depends on how many there are.
  const [random, least] = ['random', 'least'].map((balance) => rollout(100, balance));
  console.log(`${whole(figures.requestsPerSecond)} requests a second, ${whole(figures.subscriptions)} subscriptions`);
  for (const [name, { fullest }] of Object.entries({ 'at random': random, 'to the emptiest pod': least })) {
    const [first, ...others] = podsBy(figures, fullest);
    console.log(`\nnew connections go ${name}: ${whole(first.pods)} pods, bound by ${first.bound}`);
    console.log(`  then by ${others.map(({ bound, pods }) => `${bound} (${whole(pods)})`).join(', ')}`);
    const { pod, instance } = loadOf(figures, first.pods);
    console.log(`  a pod: ${list(pod)}`);
    console.log(`  an instance of a service: ${list(instance)}`);
    const zone = zoneLoss(figures, first.pods);
    console.log(
      `  a zone fails: ${whole(zone.lost)} clients reconnect. 99 % are back after ${whole(zone.seconds)} s. The other pods run at ${whole(zone.load * 100)} %`,
    );
  }

  console.log('\na rollout, each client and each pod against the mean');
  for (const [name, { reconnects, fullest, emptiest }] of Object.entries({ 'at random': random, 'to the emptiest pod': least })) {
    console.log(
      `  ${name}: ${reconnects.toFixed(2)} reconnections, the fullest pod ${fullest.toFixed(2)} x, the emptiest ${emptiest.toFixed(2)} x`,
    );
  }
}

try {
  print(figuresFrom(process.argv.slice(2)));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
