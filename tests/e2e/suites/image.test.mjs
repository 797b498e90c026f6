import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startContainer } from '../support/image/container.mjs';
import { missing } from '../support/image/missing.mjs';
import { pull, pushBase, startRegistry } from '../support/image/registry.mjs';
import { freePort } from '../support/product/free-port.mjs';
import { query } from '../support/product/graphql.mjs';
import { startServices } from '../support/product/services.mjs';
import { waitUntil } from '../support/product/wait-until.mjs';
import { copyTree } from '../support/reviews/tree.mjs';

const startSeconds = 60;
const user = '1654';
const runtime = `linux-${process.arch}`;

describe('the image of `dotnet publish -t:PublishContainer`', { skip: missing() ?? false }, () => {
  let registry;
  let services;
  let tree;
  let published;
  let image;
  before(async () => {
    registry = await startRegistry();
    await pushBase(registry, 'aspnet:base');
    tree = await copyTree();
    // The build has run the analyzers, and the IDE is the same as there.
    const output = await tree.run(
      'dotnet', 'publish', 'src/GraphBff', '-t:PublishContainer', `-p:ContainerRegistry=${registry.host}`, '-getItem:GeneratedContainer',
      `-p:ContainerBaseImage=${registry.host}/aspnet:base`, '-p:RestoreLockedMode=true', '-p:RunAnalyzers=false', '-p:EmbedIde=false');
    [published] = JSON.parse(output).Items.GeneratedContainer;
    image = await pull(registry, `graphbff@${published.ManifestDigest}`);
    services = await startServices(await freePort(), registry.folder);
  });
  after(async () => {
    await services?.stop();
    await tree?.remove();
    await registry?.stop();
  });

  const files = async () => readdir(join(image.root, 'app'));

  test('it starts the product as a user that is not root, on port 8080', () => {
    const { Entrypoint, User, ExposedPorts, Env, Labels } = image.configuration;
    assert.deepEqual(Entrypoint, ['dotnet', '/app/GraphBff.dll']);
    assert.equal(User, user);
    assert.deepEqual(Object.keys(ExposedPorts), ['8080/tcp']);
    assert.ok(Env.includes('ASPNETCORE_HTTP_PORTS=8080'), Env.join());
    assert.equal(Labels['org.opencontainers.image.title'], 'GraphBff');
    assert.match(Labels['org.opencontainers.image.version'], /^\d+\.\d+\.\d+$/);
    assert.equal(Labels['org.opencontainers.image.base.name'], `${registry.host}/aspnet:base`);
  });

  test('it has neither demo services nor mock', async () => {
    const unwanted = (await files()).filter((file) => /DemoServices|MockServices|Sqlite|Bogus/i.test(file));
    assert.deepEqual(unwanted, []);
  });

  test('its notices and its bill of materials name every package', async () => {
    const dependencies = JSON.parse(await image.read('app/GraphBff.deps.json'));
    const packages = Object.entries(dependencies.libraries).filter(([, { type }]) => type === 'package').map(([name]) => name.split('/'));
    const notices = await image.read('app/THIRD-PARTY-NOTICES.txt');
    const bill = JSON.parse(await image.read('app/sbom.cdx.json'));
    const listed = new Set(bill.components.map(({ name, version }) => `${name} ${version}`));
    assert.ok(packages.length > 10);
    assert.deepEqual(packages.filter(([name, version]) => !listed.has(`${name} ${version}`)), []);
    assert.deepEqual(packages.filter(([name, version]) => !notices.includes(`\n${name} ${version}\n`)), []);
    assert.equal(bill.bomFormat, 'CycloneDX');
  });

  test('its code is compiled ahead of time', async () => {
    for (const file of ['GraphBff.dll', 'GraphBff.Engine.dll', 'GraphQL.dll', 'Google.Protobuf.dll']) {
      const [published, built] = await Promise.all([
        readFile(join(image.root, 'app', file)),
        readFile(join(tree.path, 'src/GraphBff/bin/Release/net10.0', runtime, file)),
      ]);
      assert.ok(published.length > 1.5 * built.length, `${file}: ${built.length} bytes built, ${published.length} published`);
    }
  });

  test('it becomes ready, answers, and drains by SIGTERM, with nothing writable', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const container = startContainer(image, { ...services.environment, ASPNETCORE_HTTP_PORTS: '', ASPNETCORE_URLS: origin, Drain__Delay: '00:00:01' });
    try {
      await waitUntil(async () => container.hasExited() || (await fetch(`${origin}/health/ready`)).ok, startSeconds, 'the product is ready');
      const status = await readFile(`/proc/${container.pid}/status`, 'utf8');
      assert.match(status, new RegExp(`^Uid:\\s+${user}\\s`, 'm'));
      const { orders } = await query(`${origin}/graphql`, '{ orders(first: 3) { nodes { id customer { name } } } }');
      assert.equal(orders.nodes.length, 3);
      assert.equal(await container.terminate(), 0, container.log());
      assert.doesNotMatch(container.log(), /Read-only|denied|fail:/i);
    } finally {
      await container.stop();
    }
  });
});
