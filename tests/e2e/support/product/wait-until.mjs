import { setTimeout as delay } from 'node:timers/promises';

/** Polls until the condition holds; a condition that throws does not hold yet. */
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

  throw new Error(`Waited ${seconds} s in vain until ${what}.`, { cause });
}
