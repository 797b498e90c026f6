// Prints a line for each stack that cannot run on this system, with the reason.
import { stacks } from './stacks.mjs';

for (const [name, stack] of Object.entries(stacks)) {
  const reason = stack.missing();
  if (reason) {
    console.log(`${name}:${reason}`);
  }
}
