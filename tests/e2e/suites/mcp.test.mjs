import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { startProduct } from '../support/product/launch.mjs';

// Long timeouts, because this does not test speed and the machine may be busy.
const patient = { Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' };

describe('the tools, with the TypeScript client of the Model Context Protocol', () => {
  let product, agent;

  before(async () => {
    product = await startProduct(patient);
    agent = new Client({ name: 'e2e', version: '1.0.0' });
    await agent.connect(new StreamableHTTPClientTransport(new URL('/mcp', product.url)));
  });

  after(async () => {
    await agent?.close();
    await product?.stop();
  });

  test('an agent finds a user, and the client checks the result against the output schema', async () => {
    // The client compiles the output schemas that it lists here.
    const { tools } = await agent.listTools();
    const page = await agent.callTool({ name: 'list_users', arguments: { first: 1 } });
    const [listed] = page.structuredContent.users.users;
    const found = await agent.callTool({ name: 'get_user', arguments: { id: listed.id } });

    assert.equal(tools.find((tool) => tool.name === 'list_users').annotations.readOnlyHint, true);
    assert.deepEqual(found.structuredContent.user, listed);
    assert.deepEqual(JSON.parse(found.content[0].text), found.structuredContent);
  });

  test('a wrong argument is an error that says what is wrong', async () => {
    const result = await agent.callTool({ name: 'create_user', arguments: { input: { name: 'Ada' } } });

    const [error] = JSON.parse(result.content[0].text).errors;
    assert.equal(result.isError, true);
    assert.equal(error.extensions.code, 'BAD_USER_INPUT');
    assert.match(error.message, /email/);
  });

  test('a mutation tells its own errors as data', async () => {
    const result = await agent.callTool({ name: 'create_user', arguments: { input: { name: '', email: 'nowhere' } } });

    const { user, errors } = result.structuredContent.createUser;
    assert.equal(result.isError, false);
    assert.equal(user, null);
    assert.deepEqual(errors.map((error) => error.__typename), ['ValidationError']);
  });

  test('an unknown tool is an error of the protocol', async () => {
    await assert.rejects(agent.callTool({ name: 'drop_users' }), { code: -32602 });
  });
});
