import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { buildASTSchema, concatAST, graphql, parse } from 'graphql';

/** Another team's subgraph. It knows users and products only by their services' ids. */
export const reviewsSdl = readFileSync(new URL('./reviews.graphql', import.meta.url), 'utf8');

const reviews = Array.from({ length: 20 }, (_, i) => ({
  __typename: 'Review',
  id: `review-${i}`,
  stars: (i % 5) + 1,
  writtenAt: '2026-01-31T08:30:00Z',
  author: { __typename: 'User', userId: `user-${String(i + 1).padStart(4, '0')}` },
  product: { __typename: 'Product', productId: `product-${String((i % 3) + 1).padStart(3, '0')}` },
}));

const page = (nodes) => ({ nodes, edges: nodes.map((node) => ({ cursor: node.id, node })), pageInfo: { hasNextPage: false, hasPreviousPage: false } });

const entities = {
  User: ({ userId }) => ({ __typename: 'User', userId, reviews: reviews.filter((review) => review.author.userId === userId) }),
  Product: ({ productId }) => ({
    __typename: 'Product',
    productId,
    reviews: page(reviews.filter((review) => review.product.productId === productId)),
  }),
  Review: ({ id }) => reviews.find((review) => review.id === id),
};

const machinery = parse(`
  directive @link(url: String!, import: [String!]) on SCHEMA
  directive @key(fields: String!) repeatable on OBJECT
  directive @shareable on OBJECT
  scalar _Any
  union _Entity = Review | User | Product
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
`);

/** Starts it on a free port. `requests` are the operations that it received. */
export async function startReviews() {
  const schema = buildASTSchema(concatAST([parse('schema { query: Query }'), parse(reviewsSdl), machinery]), { assumeValidSDL: true });
  const rootValue = {
    reviews,
    _entities: ({ representations }) => representations.map((representation) => entities[representation.__typename](representation)),
  };
  const requests = [];
  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse((await request.toArray()).join(''));
    requests.push({ query, variables });
    const result = await graphql({ schema, source: query, variableValues: variables, rootValue });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/graphql`,
    requests,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
