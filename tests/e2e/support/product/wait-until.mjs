import { setTimeout as delay } from 'node:timers/promises';

/** Polls until the condition is true. A condition that throws counts as false. */
export async function waitUntil(condition, seconds, what) {
  const end = Date.now() + seconds * 1000;
  let cause;
  while (Date.now() < end) {
    try {
      if (await condition()) {
        return;
      }
    } catch (error) {
      cause = error;
    }

    await delay(50);
  }

  throw new Error(`Timed out after ${seconds} s. Expected: ${what}.`, { cause });
}
