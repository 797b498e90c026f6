import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { startApp } from '../clients/browser/app.mjs';
import { launchBrowser, noBrowser } from '../clients/browser/chromium.mjs';
import { UsersApp } from '../clients/browser/users-app.mjs';
import { watch } from '../clients/browser/watch.mjs';
import { startRefusingUserService } from '../support/foreign/refusing-user-service.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { globalId, ownId } from '../support/product/global-id.mjs';
import { post } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';
import { startServices } from '../support/product/services.mjs';
import { startTcpProxy } from '../support/product/tcp-proxy.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';

const seconds = 60;
const pageSize = 50;
const operations = join(root, 'schema/operations');
const trusted = JSON.parse(readFileSync(join(operations, 'manifest.json'), 'utf8')).operations;

const down = 'Service temporarily unavailable';
const texts = {
  ALREADY_EXISTS: 'Resource already exists',
  INVALID_ARGUMENT: 'Invalid input provided',
  PERMISSION_DENIED: 'Permission denied',
  UNAUTHENTICATED: 'Please log in to continue',
  RESOURCE_EXHAUSTED: 'Rate limit exceeded, please try again',
  UNAVAILABLE: down,
  DEADLINE_EXCEEDED: 'The service did not answer in time, please try again',
  INTERNAL: 'An unexpected error occurred',
};

const apps = [
  { name: 'spa', asksTheGraph: true, isLive: true },
  { name: 'next', asksTheGraph: false, keepsPages: true },
  { name: 'tanstack-start', asksTheGraph: false },
  { name: 'astro', asksTheGraph: false },
];

describe('the apps in Chromium', { skip: noBrowser }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'apps-'));
  let services, refusing, servicePort, usersProxy, product, graphProxy, browser;
  before(async () => {
    servicePort = await freePort();
    services = await startServices(servicePort, directory);
    refusing = await startRefusingUserService();
    usersProxy = await startTcpProxy(servicePort);
    product = await startProduct({
      ...services.environment,
      USER_SERVICE_URL: usersProxy.url,
      Transport__Documents__Mode: 'AllowListOnly',
      Transport__Documents__Manifests__0: operations,
      // Long timeouts, because this does not test speed and the machine may be busy.
      Calls__CallTimeout: '00:01:00',
      Transport__RequestBudget: '00:01:00',
    });
    graphProxy = await startTcpProxy(Number(new URL(product.url).port));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await graphProxy?.cut();
    await product?.stop();
    await usersProxy?.cut();
    refusing?.stop();
    await services?.stop();
    rmSync(directory, { recursive: true });
  });

  const answerTo = async (name, variables) =>
    (await post(product.url, { documentId: trusted.find((operation) => operation.name === name).id, variables })).body;

  async function ask(name, variables) {
    const { data, errors } = await answerTo(name, variables);
    assert.deepEqual(errors, undefined);
    return data;
  }

  async function allUsers() {
    const users = [];
    for (let after = null, more = true; more;) {
      const { nodes, pageInfo } = (await ask('UserPage', { first: 100, after })).users;
      users.push(...nodes);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }

    return users;
  }

  /** Until `back` is called, the graph finds no service at the address of the users, or the one on a port. */
  async function replaceUsers(port) {
    await usersProxy.cut();
    if (port) {
      await usersProxy.restore(port);
    }
  }

  /** Until `back` is called, the service of the users refuses with a code. */
  async function refuse(code, id) {
    await replaceUsers(refusing.port);
    refusing.refuseWith(status[code]);
    const isRefused = async () => (await answerTo('UserDetail', { id })).errors[0].extensions.code === code;
    await waitUntil(isRefused, seconds, `the graph answers ${code}`);
  }

  async function back(id) {
    await usersProxy.cut();
    await usersProxy.restore();
    await waitUntil(async () => (await ask('UserDetail', { id })).user, seconds, 'the users are back');
  }

  for (const { name, asksTheGraph, isLive, keepsPages } of apps) {
    describe(name, () => {
      let server, context, page, app, watched, users;
      before(async () => {
        server = await startApp(name, graphProxy.url);
        context = await browser.newContext();
        watched = watch(context);
        page = await context.newPage();
        page.setDefaultTimeout(seconds * 1000);
        app = new UsersApp(page, server.origin, name);
        users = await allUsers();
      });
      after(async () => {
        await context?.close();
        await server?.stop();
      });

      const hasProblem = (text) => app.problem.filter({ hasText: text }).waitFor();

      async function readToEnd(count) {
        for (let shown = pageSize; shown < count; shown += pageSize) {
          await app.users.nth(shown - 1).waitFor();
          await app.loadMore.click();
        }

        await app.users.nth(count - 1).waitFor();
        await app.loadMore.waitFor({ state: 'detached' });
        return (await app.users.allInnerTexts()).map((text) => text.split('\n'));
      }

      test('lists the users, page by page to the end', async () => {
        await app.openUsers();
        await app.look('users');
        assert.deepEqual(await readToEnd(users.length), users.map(({ name, email }) => [name, email]));
      });

      test('shows at its field what is wrong with a new user', async () => {
        await app.openUsers();
        // Each case has another outcome than the one before, so that the test waits for it.
        const cases = [
          [{ name: '', email: 'ada@example.com' }, 'Name', 'A name has 1 to 100 characters.', 'Email'],
          [{ name: 'Ada', email: 'nobody' }, 'Email', 'This is not a valid email address.', 'Name'],
          [{ name: 'x'.repeat(101), email: 'ada@example.com' }, 'Name', 'A name has 1 to 100 characters.', 'Email'],
          [{ name: 'Ada', email: users[0].email }, 'Email', 'Another user has this email address.', 'Name'],
        ];
        for (const [user, field, text, other] of cases) {
          await app.createUser(user);
          await app.errorAt(field).filter({ hasText: text }).waitFor();
          await app.invalid(field, true).waitFor();
          await app.invalid(other, false).waitFor();
          assert.equal(await app.errorAt(other).innerText(), '');
        }

        await app.look('invalid');
      });

      test('creates a user, shows them, and has them in the list', async () => {
        await app.openUsers();
        const ada = { name: `Ada of ${name}`, email: `ada@${name}.example` };
        await app.createUser(ada);
        await app.heading(ada.name).waitFor();
        await page.getByText('No orders yet.').waitFor();
        await app.look('created');
        await page.getByRole('link', { name: 'All users' }).click();
        const shown = await readToEnd(users.length + 1);
        assert.deepEqual(shown.slice(-1), [[ada.name, ada.email]]);
      });

      test('shows a user with their orders, and that there is no such user', async () => {
        const { user } = await ask('UserDetail', { id: users[1].id });
        await app.openUser(user.id);
        await app.heading(user.name).waitFor();
        await page.getByText(user.email).waitFor();
        await app.orders.first().getByText(user.orders.nodes[0].lines[0].product.name).waitFor();
        await app.look('user');
        await app.openUser(globalId('User', 'none'));
        await hasProblem('Resource not found');
      });

      test('says so while the service is down, and recovers', async () => {
        const [, , user] = users;
        await app.openUsers();
        await app.users.first().waitFor();
        await replaceUsers();
        await app.createUser({ name: 'Grace', email: `grace@${name}.example` });
        await hasProblem(down);
        await app.openUser(user.id);
        await hasProblem(down);
        await app.look('down');
        await back(user.id);
        await app.openUser(user.id);
        await app.heading(user.name).waitFor();
      });

      test('says so while the graph is down, and recovers', async () => {
        const [, , , user] = users;
        await app.openUsers();
        await app.users.first().waitFor();
        await graphProxy.cut();
        await app.createUser({ name: 'Grace', email: `grace@${name}.example` });
        await hasProblem(down);
        await graphProxy.restore();
        await app.openUser(user.id);
        await app.heading(user.name).waitFor();
      });

      if (keepsPages) {
        test('shows the list that it keeps while the service is down', async () => {
          await app.openUsers();
          await app.users.first().waitFor();
          await replaceUsers();
          await app.openUsers();
          await app.users.nth(pageSize - 1).waitFor();
          await back(users[0].id);
        });
      }

      test('has a text for each code', async () => {
        for (const [code, text] of Object.entries(texts)) {
          await refuse(code, users[4].id);
          await app.openUser(users[4].id);
          await hasProblem(text);
        }

        await back(users[4].id);
      });

      if (isLive) {
        test('shows an order that is placed elsewhere', async () => {
          const { products } = await ask('ProductSearch', { skuPrefix: 'BED' });
          const { id, email } = users[5];
          await app.openUser(id);
          await page.getByText(email).waitFor();
          await app.orders.first().waitFor();
          const before = await app.orders.allInnerTexts();
          await services.placeOrder(ownId(id), ownId(products.edges[0].node.id));
          await app.orders.first().getByText(`1 × ${products.edges[0].node.name}`).waitFor();
          const [placed, ...others] = await app.orders.allInnerTexts();
          assert.match(placed, /^pending/);
          assert.deepEqual(others, before.slice(0, -1));
        });
      }

      if (!asksTheGraph) {
        test('passes the session on to the service', async () => {
          await context.addCookies([{ name: 'session', value: `session-of-${name}`, url: server.origin }]);
          await refuse('PERMISSION_DENIED', users[6].id);
          await app.openUser(users[6].id);
          await hasProblem(texts.PERMISSION_DENIED);
          assert.ok(refusing.authorizations.includes(`Bearer session-of-${name}`));
          await back(users[6].id);
        });
      }

      // This test must be last: it checks the requests of all the others.
      test(`contacts ${asksTheGraph ? 'the graph at its own origin' : 'its own server'} only, and reports no error`, () => {
        const others = watched.requests.filter((url) => !url.startsWith(server.origin) && !url.startsWith('data:'));
        assert.deepEqual(others, []);
        assert.equal(watched.requests.some((url) => new URL(url).pathname.startsWith('/graphql')), asksTheGraph);
        // A status such as 404 is no JavaScript error.
        assert.deepEqual(watched.complaints.filter((text) => !text.startsWith('Failed to load resource')), []);
        assert.doesNotMatch(server.log(), /is not on this machine/);
      });
    });
  }
});
