import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { query } from '../support/product/graphql.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';
import { numbersOf, watchChanges } from '../support/servers/change-watch.mjs';
import { userId } from '../support/servers/reads.mjs';
import { stacks } from '../support/servers/stacks.mjs';
import { canName, startUsersBefore } from '../support/servers/users-before.mjs';

const [first, second] = ['127.0.0.1', '127.0.0.2'];
// The clock triggers a change every 20 ms, so a restarted server has the same changes.
const byTheClock = { changeMs: 20 };
const createUser = `mutation ($input: CreateUserInput!) {
  createUser(input: $input) { user { name email } errors { __typename ... on EmailTakenError { email } } }
}`;

for (const [name, stack] of Object.entries(stacks)) {
  describe(`the users before ${name}`, { skip: stack.missing() ?? false }, () => {
    let service;
    before(async () => service = await startUsersBefore(stack, { streams: 10 }));
    after(() => service?.end());

    const serverOf = async (number) => {
      const { user } = await query(service.url, 'query ($id: ID!) { user(id: $id) { email } }', { id: userId(number) });
      return user.email.split('@')[1];
    };

    function assertAllRight({ right, wrong, errors }, count) {
      assert.deepEqual({ wrong: wrong.slice(0, 3), errors: errors.slice(0, 3) }, { wrong: [], errors: [] },
        `${right} right, ${wrong.length} wrong, ${errors.length} errors`);
      assert.ok(right >= count);
    }

    // Every change arrives once and in order, and no event reports a gap.
    function assertWhole(watch) {
      assert.deepEqual(watch.failures, []);
      const numbers = numbersOf(watch.changes);
      assert.deepEqual(numbers, numbers.map((_, i) => numbers[0] + i));
      assert.ok(watch.changes.every((change) => change.extensions === undefined));
    }

    test('50 reads at once on a cold connection that takes 10', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => service.reads.read(i * 3)));
      assert.deepEqual(answers.filter((answer) => answer.error || answer.wrong), []);
    });

    test('pages, users by their ids, and one that does not exist', async () => {
      assert.deepEqual(await service.reads.walk(), Array.from({ length: 1000 }, (_, i) => userId(i + 1)));
      assertAllRight(await service.reads.run({ count: 60 }), 60);
      assert.deepEqual(await query(service.url, 'query ($id: ID!) { user(id: $id) { name } }', { id: userId(99999) }), { user: null });
    });

    test('a user is created, and a taken address is a typed error', async () => {
      const create = async (email) => (await query(service.url, createUser, { input: { name: 'Grace', email } })).createUser;
      assert.deepEqual(await create('grace@example.com'), { user: { name: 'Grace', email: 'grace@example.com' }, errors: [] });
      const errors = [{ __typename: 'EmailTakenError', email: 'taken@example.com' }];
      assert.deepEqual(await create('taken@example.com'), { user: null, errors });
    });

    test('a subscription without tokens gets each new user once', async () => {
      const watch = watchChanges(service.url);
      const create = (email) => query(service.url, createUser, { input: { name: 'Grace', email } });
      let tries = 0;
      await waitUntil(async () => {
        await create(`try-${tries++}@example.com`);
        return watch.changes.length > 0;
      }, 20, 'the subscription is open');
      const emails = Array.from({ length: 20 }, (_, i) => `new-${i}@example.com`);
      for (const email of emails) {
        await create(email);
      }

      await waitUntil(() => watch.changes.at(-1).user.email === emails.at(-1), 20, 'the last new user arrives');
      watch.stop();
      assert.deepEqual(watch.failures, []);
      assert.deepEqual(watch.changes.slice(-20).map((change) => [change.kind, change.user.email, change.resumeToken]),
        emails.map((email) => ['CREATED', email, null]));
    });

    describe('whose connections end each second', () => {
      before(async () => {
        await service.stop(first);
        await service.start(first, { ...byTheClock, ageMs: 1000, graceMs: 500 });
        await waitUntil(() => serverOf(1), 20, 'the server is up again');
      });

      test('2,000 reads, and a subscription that gets each change once', async () => {
        const watch = watchChanges(service.url);
        await watch.more(1);
        assertAllRight(await service.reads.run({ count: 2000, ms: 5000 }), 2000);
        await watch.more(10);
        watch.stop();
        assertWhole(watch);
      });
    });

    describe('with two instances behind one name', { skip: canName ? false : 'only root can give the product a hosts file' }, () => {
      before(async () => {
        await service.stop(first);
        await Promise.all([service.start(first, byTheClock), service.start(second, byTheClock)]);
        await service.publish(first, second);
      });

      const bothAnswer = async () => {
        const seen = new Set();
        await waitUntil(async () => seen.add(await serverOf(seen.size + 1)).size === 2, 20, 'both instances answer');
      };

      for (const [what, ends] of [['kill -9', 'kill'], ['a rolling restart', 'stop']]) {
        test(`${what}: reads continue, and a subscription gets each change once`, async () => {
          await bothAnswer();
          const watch = watchChanges(service.url);
          await watch.more(10);
          const restarts = (async () => {
            for (const host of [first, second]) {
              await service[ends](host);
              await watch.more(10);
              await service.start(host, byTheClock);
              await bothAnswer();
            }
          })();
          assertAllRight(await service.reads.run({ count: 200, until: restarts }), 200);
          watch.stop();
          assertWhole(watch);
        });
      }

      test('a subscription resumes where it left off', async () => {
        const before = watchChanges(service.url);
        await before.more(10);
        before.stop();
        const resumed = watchChanges(service.url, before.changes.at(-1).resumeToken);
        await resumed.more(10);
        resumed.stop();
        assertWhole({ changes: [...before.changes, ...resumed.changes], failures: [...before.failures, ...resumed.failures] });
      });
    });

    // nginx limits the requests of a connection, by default to 1,000.
    if (name === 'nginx') {
      const reads = process.env.GRAPHBFF_LONG ? 20_000 : 2500;
      test(`${reads} reads`, async () => assertAllRight(await service.reads.run({ count: reads }), reads));
    }
  });
}

// Uses the default options. One ping too many would end the connection and lose the changes meanwhile.
if (process.env.GRAPHBFF_LONG) {
  describe('a quiet subscription without tokens, for 12 minutes', { concurrency: true }, () => {
    for (const name of ['c-core', 'grpc-go']) {
      test(`before ${name}`, { skip: stacks[name].missing() ?? false }, async () => {
        const service = await startUsersBefore(stacks[name]);
        const watch = watchChanges(service.url);
        try {
          await delay(12 * 60_000);
          await query(service.url, createUser, { input: { name: 'Grace', email: 'late@example.com' } });
          await waitUntil(() => watch.changes.length > 0, 20, 'the new user arrives');
          assert.deepEqual(watch.failures, []);
          assert.deepEqual(watch.changes.map((change) => [change.user.email, change.extensions]), [['late@example.com', undefined]]);
          assert.doesNotMatch(service.log(), /it reopens|too_many_pings|too many pings/i);
        } finally {
          watch.stop();
          await service.end();
        }
      });
    }
  });
}
