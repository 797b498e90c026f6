import { createClient } from 'graphql-sse';
import { waitUntil } from '../product/wait-until.mjs';

const userChanged = 'subscription ($after: String) { userChanged(resumeAfter: $after) { kind user { id name email } resumeToken } }';

/** Subscribes to all changes of users. The client neither reconnects nor resumes. */
export function watchChanges(url, after) {
  const client = createClient({ url, retryAttempts: 0 });
  const changes = [];
  const failures = [];
  client.subscribe({ query: userChanged, variables: { after } }, {
    next: ({ data, errors, extensions }) => {
      changes.push({ ...data?.userChanged, extensions });
      failures.push(...errors ?? []);
    },
    error: (error) => failures.push(error),
    complete: () => {},
  });
  return {
    changes,
    failures,
    /** Waits until `count` more changes arrive. */
    async more(count, seconds = 20) {
      const from = changes.length;
      await waitUntil(() => changes.length >= from + count, seconds, `${count} changes arrive after the first ${from}`);
    },
    stop: () => client.dispose(),
  };
}

/** The numbers of changes that the clock triggers. */
export const numbersOf = (changes) => changes.map((change) => Number(/, change (\d+)$/.exec(change.user.name)[1]));
