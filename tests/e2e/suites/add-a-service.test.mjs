import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { buf } from '../support/product/buf.mjs';
import { query } from '../support/product/graphql.mjs';
import { startProduct } from '../support/product/launch.mjs';
import { root } from '../support/product/repository.mjs';
import { apply, readDocument } from '../support/reviews/document.mjs';
import { reviewsPerProduct, startReviewService } from '../support/reviews/review-service.mjs';
import { copyTree } from '../support/reviews/tree.mjs';

const page = await readDocument(`${root}/src/GraphBff/README.md`, 'Add your own service');

describe('a fifth service, added as src/GraphBff/README.md says', () => {
  let tree;
  let dll;
  let service;
  let product;
  before(async () => {
    tree = await copyTree();
    for (const [path, text] of page.files) {
      await mkdir(dirname(join(tree.path, path)), { recursive: true });
      await writeFile(join(tree.path, path), text, { flag: 'wx' });
    }

    for (const [path, change] of page.changes) {
      const file = join(tree.path, path);
      await writeFile(file, apply(change, await readFile(file, 'utf8')));
    }

    await tree.run('dotnet', 'build', 'src/GraphBff', '-p:RestoreLockedMode=true');
    dll = join(tree.path, 'src/GraphBff/bin/Debug/net10.0/GraphBff.dll');
    service = await startReviewService(tree.path);
    product = await startProduct({ REVIEW_SERVICE_URL: service.url }, dll);
  });
  beforeEach(() => service?.calls.splice(0));
  after(async () => {
    await product?.stop();
    service?.stop();
    await tree?.remove();
  });

  const called = () => service.calls.map((call) => call.name).sort();

  test('a proto, a folder, and one line elsewhere', async () => {
    assert.deepEqual(await tree.changed(), ['1\t0\tsrc/GraphBff/Graph/Modules.cs']);
    assert.deepEqual(await tree.added(), [...page.files.keys()].sort());
    assert.deepEqual(new Set([...page.files.keys()].map(dirname)), new Set(['protos/review/v1', 'src/GraphBff/Reviews']));
  });

  // The build has checked every rule except whitespace and the order of usings.
  test('the files follow the code style', async () => {
    await tree.run('dotnet', 'format', 'src/GraphBff', '--no-restore', '--verify-no-changes', '--diagnostics', 'IDE0065', '--include', 'src/GraphBff/Reviews/');
  });

  test('the proto follows the rules of the other protos', { skip: buf ? false : 'buf is not here' }, async () => {
    await tree.run(buf, 'lint', 'protos');
    await tree.run(buf, 'format', '--diff', '--exit-code', 'protos');
  });

  test('the query of the page gives the response of the page', async () => {
    assert.deepEqual({ data: await query(product.url, page.query) }, page.answer);
    assert.deepEqual(called(), ['BatchGetReviews', 'BatchListReviews']);
  });

  test('a level costs one call, however many objects it has', async () => {
    const { products } = await query(product.url, '{ products(first: 50) { nodes { reviews { nodes { id product { sku } } } } } }');
    assert.equal(products.nodes.flatMap(({ reviews }) => reviews.nodes).length, 50 * reviewsPerProduct);
    assert.deepEqual(called(), ['BatchListReviews']);
  });

  test('a call requests the fields that the operation reads', async () => {
    await query(product.url, '{ products(first: 2) { nodes { reviews { nodes { rating author { name } } } } } }');
    assert.deepEqual(service.calls[0].request.read_mask.paths.toSorted(), ['id', 'rating', 'user_id']);
  });

  test('paging through the reviews of a product gives each once', async () => {
    const ids = [];
    let cursor = null;
    do {
      const text = `query ($after: String) {
        products(first: 1) { nodes { reviews(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }
      }`;
      const { products } = await query(product.url, text, { after: cursor });
      const { nodes, pageInfo } = products.nodes[0].reviews;
      ids.push(...nodes.map(({ id }) => id));
      cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (cursor !== null && ids.length <= reviewsPerProduct);
    assert.equal(new Set(ids).size, reviewsPerProduct);
    assert.deepEqual(called(), ['ListReviews', 'ListReviews', 'ListReviews']);
  });

  test('the comments of the proto are descriptions', async () => {
    const { __type } = await query(product.url, '{ __type(name: "Review") { description fields { name description } } }');
    assert.equal(__type.description, 'What a user thinks of a product.');
    assert.ok(__type.fields.every((field) => field.description), JSON.stringify(__type.fields));
  });

  test('the mock answers it without being told about it', async () => {
    const mock = await startProduct({}, dll, 0, undefined, ['mock', '--count', '20']);
    try {
      const { products } = await query(
        mock.url, '{ products(first: 20) { nodes { id reviews(first: 50) { nodes { id rating text author { name } product { id } } } } } }');
      const reviews = products.nodes.flatMap(({ id, reviews }) => reviews.nodes.map((review) => ({ ...review, of: id })));
      assert.equal(new Set(reviews.map(({ id }) => id)).size, 20);
      for (const { of, rating, text, author, product } of reviews) {
        assert.equal(product.id, of);
        assert.ok(rating >= 1 && rating <= 5 && text && author.name, JSON.stringify({ rating, text, author }));
      }
    } finally {
      await mock.stop();
    }
  });

  test('without its address, the product does not start and names the variable to set', async () => {
    await assert.rejects(startProduct({ REVIEW_SERVICE_URL: '' }, dll), /No address is configured for reviews: set REVIEW_SERVICE_URL\./);
  });

  test('the exported schema has additions and loses nothing', async () => {
    await tree.run('dotnet', dll, 'schema', 'export');
    const [[added, deleted]] = (await tree.changed()).filter((line) => line.endsWith('schema.graphql')).map((line) => line.split('\t'));
    assert.ok(Number(added) > 0);
    assert.equal(Number(deleted), 0);
  });
});
