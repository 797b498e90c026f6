import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, describe, test } from 'node:test';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
} from 'graphql';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';
import { compose, fieldsOf, libraries } from '../support/schema-tools/compose.mjs';
import { generateTypes } from '../support/schema-tools/generate-types.mjs';
import { startGateway } from '../support/schema-tools/gateway.mjs';
import { reviewsSdl, startReviews } from '../support/schema-tools/reviews/subgraph.mjs';
import { rover } from '../support/schema-tools/rover.mjs';
import { runTool } from '../support/schema-tools/run-tool.mjs';

const file = (name) => `${root}/schema/${name}`;
const read = (name) => readFileSync(file(name), 'utf8');
const schema = buildSchema(read('schema.graphql'));
const subgraphSdl = read('subgraph.graphql');
const temporary = mkdtempSync(`${tmpdir()}/graphbff-schema-`);
after(() => rmSync(temporary, { recursive: true }));

function temporaryFile(name, content) {
  writeFileSync(`${temporary}/${name}`, content);
  return `${temporary}/${name}`;
}

function tool(name, ...args) {
  return runTool(name, args, { home: temporary, cwd: temporary });
}

function passes(name, ...args) {
  const { status, output } = tool(name, ...args);
  assert.equal(status, 0, `${name} ${args.join(' ')}\n${output}`);
}

function fails(pattern, name, ...args) {
  const { status, output } = tool(name, ...args);
  assert.notEqual(status, 0, output);
  assert.match(output, pattern);
}

/** The text with the pattern replaced. The pattern must match, or the counter-test would change nothing. */
function changed(text, pattern, replacement) {
  assert.match(text, pattern);
  return text.replace(pattern, replacement);
}

test('tools connect to no other host', async () => {
  const failure = await fetch('http://graphbff.invalid/').then(
    () => assert.fail('it was reached'),
    (error) => error,
  );
  assert.match(failure.cause.message, /not on this machine/);
});

describe('schema.graphql', () => {
  test('graphql-schema-linter reports nothing, with all its rules', () => passes('graphql-schema-linter', file('schema.graphql')));

  test('graphql-schema-linter reports an invalid connection', () => {
    const broken = changed(read('schema.graphql'), /(type UserConnection \{[^}]*)pageInfo: PageInfo!/, '$1pageInfo: Boolean!');
    fails(/relay-connection-types-spec/, 'graphql-schema-linter', '--format', 'compact', '--rules', 'relay-connection-types-spec', temporaryFile('linted.graphql', broken));
  });

  test('GraphQL Inspector finds no breaking change since the previous version', (t) => {
    const before = spawnSync('git', ['show', 'HEAD~1:schema/schema.graphql'], { cwd: root, encoding: 'utf8' });
    if (before.status !== 0) {
      t.skip('git has no previous version: the clone is shallow, or this is the first schema');
      return;
    }

    passes('graphql-inspector', 'diff', temporaryFile('before.graphql', before.stdout), file('schema.graphql'));
  });

  test('GraphQL Inspector reports a removed field', () => {
    const broken = changed(read('schema.graphql'), / {2}".*"\n {2}sku: String!\n/, '');
    fails(/sku was removed/, 'graphql-inspector', 'diff', file('schema.graphql'), temporaryFile('after.graphql', broken));
  });
});

describe('operations', () => {
  const names = readdirSync(file('operations')).filter((name) => name.endsWith('.graphql'));

  test('GraphQL Inspector finds them valid', () => passes('graphql-inspector', 'validate', file('operations/*.graphql'), file('{schema,adapters}.graphql')));

  test('GraphQL Inspector reports an unknown field', () => {
    const broken = changed(read('operations/OrderPage.graphql'), /total \{/, 'totol {');
    fails(/totol/, 'graphql-inspector', 'validate', temporaryFile('Broken.graphql', broken), file('{schema,adapters}.graphql'));
  });

  test('the manifest has the format of Apollo, its ids are hashes, and its operations are valid', () => {
    const manifest = JSON.parse(read('operations/manifest.json'));
    assert.equal(manifest.format, 'apollo-persisted-query-manifest');
    assert.equal(manifest.version, 1);
    assert.deepEqual(manifest.operations.map(({ name }) => `${name}.graphql`).sort(), names.sort());
    for (const { id, name, type, body } of manifest.operations) {
      const document = parse(body);
      assert.equal(id, createHash('sha256').update(body).digest('hex'));
      assert.deepEqual(validate(schema, document), []);
      assert.deepEqual(
        document.definitions.filter((definition) => definition.kind === 'OperationDefinition').map((one) => [one.name.value, one.operation]),
        [[name, type]],
      );
    }
  });
});

describe('introspection.json', () => {
  const introspection = JSON.parse(read('introspection.json'));

  test('is the schema', () => {
    assert.equal(
      printSchema(lexicographicSortSchema(buildClientSchema(introspection))),
      printSchema(lexicographicSortSchema(schema)),
    );
  });

  test('equals the introspection of a running product', async () => {
    const product = await startProduct();
    try {
      const everything = { specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true };
      assert.deepEqual(await query(product.url, getIntrospectionQuery(everything)), introspection);
    } finally {
      await product.stop();
    }
  });
});

describe('scalars', () => {
  const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type)).map((type) => type.name);

  test('scalars.json has every scalar of the graph, for input and output', () => {
    const scalars = JSON.parse(read('scalars.json'));
    assert.deepEqual(Object.keys(scalars), own.sort());
    assert.ok(Object.values(scalars).every(({ input, output }) => input && output));
  });

  test('GraphQL Code Generator accepts them, and none is missing', async () => {
    const text = await generateTypes(read('schema.graphql'), { scalars: JSON.parse(read('scalars.json')), strictScalars: true });
    for (const name of own) {
      assert.match(text, new RegExp(`${name}: \\{ input: .+; output: .+; \\}`));
    }
  });

  test('GraphQL Code Generator reports a missing one', async () => {
    await assert.rejects(generateTypes(read('schema.graphql'), { scalars: {}, strictScalars: true }), /DateTime/);
  });

  test('scalars.ts has the same', () => {
    for (const name of own) {
      assert.match(read('scalars.ts'), new RegExp(`^  ${name}: ${JSON.parse(read('scalars.json'))[name].output};$`, 'm'));
    }
  });
});

describe('schema-settings.json', () => {
  test('names the source schema, its endpoint and the variables in it', () => {
    const settings = JSON.parse(read('schema-settings.json'));
    assert.ok(settings.name);
    assert.match(settings.transports.http.url, /^\{\{GRAPHBFF_URL\}\}\/graphql$/);
    assert.ok(Object.values(settings.environments).every((variables) => URL.canParse(variables.GRAPHBFF_URL)));
    assert.equal(settings.transports.http.capabilities.subscriptions.supported, Boolean(schema.getSubscriptionType()));
  });
});

describe('subgraph.graphql', () => {
  const graphbff = { name: 'graphbff', url: 'http://127.0.0.1:1/graphql', sdl: subgraphSdl };
  const reviews = { name: 'reviews', url: 'http://127.0.0.1:2/graphql', sdl: reviewsSdl };
  const withoutRawKeys = { ...graphbff, sdl: changed(changed(subgraphSdl, / @key\(fields: "\w+Id"\)/g, ''), / {2}".*"\n {2}(user|product)Id: String!\n/g, '') };

  for (const [name, library] of Object.entries(libraries)) {
    test(`${name} composes it with another subgraph`, () => {
      const { supergraph, errors } = compose(library, [graphbff, reviews]);
      assert.deepEqual(errors, []);
      const fields = fieldsOf(supergraph);
      for (const field of ['User.userId: String!', 'User.reviews: [Review!]!', 'User.email: String!', 'Review.author: User!', 'Query.orders: OrderConnection']) {
        assert.ok(fields.includes(field), field);
      }
    });

    test(`${name} composes it alone, so it is complete`, () => assert.deepEqual(compose(library, [graphbff]).errors, []));

    test(`${name} refuses it without the raw keys`, () => {
      assert.ok(compose(library, [withoutRawKeys, reviews]).errors.some((message) => message.includes('cannot be satisfied')));
    });
  }

  test('both libraries compose the same fields', () => {
    const [first, second] = Object.values(libraries).map((library) => fieldsOf(compose(library, [graphbff, reviews]).supergraph));
    assert.deepEqual(first, second);
  });

  const composeWithCosmo = (subgraphs, out) => {
    const entries = subgraphs.map(({ name, url, sdl }) => ({ name, routing_url: url, schema: { file: temporaryFile(`${name}.graphql`, sdl) } }));
    const input = temporaryFile('graph.yaml', JSON.stringify({ version: 1, subgraphs: entries }));
    return tool('wgc', 'router', 'compose', '--input', input, '--out', out);
  };

  test('wgc composes a configuration for the Cosmo router', () => {
    const { status, output } = composeWithCosmo([graphbff, reviews], `${temporary}/router.json`);
    assert.equal(status, 0, output);
    const { datasourceConfigurations } = JSON.parse(readFileSync(`${temporary}/router.json`, 'utf8')).engineConfig;
    const keys = datasourceConfigurations.map(({ keys }) => keys.filter(({ typeName }) => typeName === 'User').map(({ selectionSet }) => selectionSet));
    assert.deepEqual(keys, [['id', 'userId'], ['userId']]);
  });

  test('wgc refuses it without the raw keys', () => {
    const { status, output } = composeWithCosmo([withoutRawKeys, reviews], `${temporary}/none.json`);
    assert.notEqual(status, 0);
    assert.match(output, /unresolvable/);
  });
});

describe('a running supergraph', () => {
  let product;
  let reviews;
  let gateway;
  before(async () => {
    // Long timeouts, because this does not test speed and the machine may be busy.
    product = await startProduct({ Federation__Enabled: 'true', Calls__CallTimeout: '00:01:00', Transport__RequestBudget: '00:01:00' });
    reviews = await startReviews();
    const { supergraph } = compose(libraries['@apollo/composition'], [
      { name: 'graphbff', url: product.url, sdl: (await query(product.url, '{ _service { sdl } }'))._service.sdl },
      { name: 'reviews', url: reviews.url, sdl: reviewsSdl },
    ]);
    gateway = await startGateway(supergraph);
  });
  after(async () => {
    await gateway?.stop();
    reviews?.stop();
    await product?.stop();
  });

  test('the product serves its subgraph', async () => {
    assert.equal((await query(product.url, '{ _service { sdl } }'))._service.sdl, subgraphSdl);
  });

  test('rover reads the same subgraph', { skip: rover ? false : 'there is no rover for this platform' }, () => {
    const { status, stdout, output } = tool(rover, 'subgraph', 'introspect', product.url, '--skip-update-check');
    assert.equal(status, 0, output);
    assert.equal(stdout.trim(), subgraphSdl.trim());
  });

  // hive assigns the first `--schema` to the first `--service`.
  test('hive dev reads it, and composes it with another', () => {
    const other = ['--service', 'reviews', '--url', reviews.url, '--schema', temporaryFile('reviews.graphql', reviewsSdl)];
    const { status, output } = tool('hive', 'dev', ...other, '--service', 'graphbff', '--url', product.url, '--write', `${temporary}/hive.graphql`);
    assert.equal(status, 0, output);
    const subgraphs = [{ name: 'graphbff', url: product.url, sdl: subgraphSdl }, { name: 'reviews', url: reviews.url, sdl: reviewsSdl }];
    const { supergraph } = compose(libraries['@theguild/federation-composition'], subgraphs);
    assert.deepEqual(fieldsOf(readFileSync(`${temporary}/hive.graphql`, 'utf8')), fieldsOf(supergraph));
  });

  test('objects of the other subgraph are resolved here, by raw keys', async () => {
    const { data, errors } = await gateway.execute('{ reviews { stars author { id name } product { sku price { units } } } }');
    assert.equal(errors, undefined);
    assert.equal(data.reviews.length, 20);
    for (const { author, product: { sku, price } } of data.reviews) {
      assert.ok(author.name && sku && price.units);
      assert.equal(Buffer.from(author.id, 'base64url').toString().split(':')[0], 'User');
    }
  });

  test('objects of this subgraph are resolved in the other one, in one request', async () => {
    reviews.requests.length = 0;
    const { data, errors } = await gateway.execute('{ orders(first: 20) { nodes { customer { name reviews { stars } } } } }');
    assert.equal(errors, undefined);
    assert.ok(data.orders.nodes.every(({ customer }) => customer.name && Array.isArray(customer.reviews)));
    assert.equal(reviews.requests.length, 1);
    assert.ok(reviews.requests[0].variables.representations.every(({ __typename, userId }) => __typename === 'User' && userId));
  });
});
