import { Server, ServerCredentials, loadPackageDefinition, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../product/repository.mjs';

const texts = ['Wobbles.', 'Smaller than it looks.', 'Does what it should.', 'Would buy it again.', 'The best that I ever had.'];
export const reviewsPerProduct = 5;
const maxPageSize = 100;

// Reviews by the demo services' users of their products, the newest first.
const reviews = Array.from({ length: 200 * reviewsPerProduct }, (_, i) => ({
  id: `review-${i + 1}`,
  product_id: `product-${String(Math.floor(i / reviewsPerProduct) + 1).padStart(3, '0')}`,
  user_id: `user-${String((i % 7) + 1).padStart(4, '0')}`,
  rating: (i % texts.length) + 1,
  text: texts[i % texts.length],
  create_time: { seconds: 1_735_689_600 - i, nanos: 0 },
}));

const masked = (mask) => (review) =>
  mask ? Object.fromEntries(Object.entries(review).filter(([name]) => name === 'id' || mask.paths.includes(name))) : review;

const byIds = ({ ids, read_mask }) => ({ reviews: reviews.filter((review) => ids.includes(review.id)).map(masked(read_mask)) });

function list({ product_id, page_size, page_token, read_mask }) {
  const all = reviews.filter((review) => review.product_id === product_id);
  const start = Number(page_token || 0);
  const end = start + Math.min(page_size || 50, maxPageSize);
  return { reviews: all.slice(start, end).map(masked(read_mask)), next_page_token: end < all.length ? String(end) : '' };
}

const methods = {
  GetReview: ({ id, read_mask }) => {
    const [review] = byIds({ ids: [id], read_mask }).reviews;
    return { review: review ?? fail(status.NOT_FOUND, 'There is no such review.') };
  },
  BatchGetReviews: byIds,
  ListReviews: list,
  BatchListReviews: ({ product_ids, ...page }) => ({
    results: product_ids.map((product_id) => ({ product_id, ...list({ product_id, page_token: '', ...page }) })),
  }),
};

const fail = (code, details) => {
  throw { code, details };
};

/** Serves review.v1 on the loopback interface, with the proto of a tree. It records its calls. */
export async function startReviewService(tree, port = 0) {
  const definition = loadSync('review/v1/review.proto', { includeDirs: [`${tree}/protos`], keepCase: true, defaults: true });
  const { ReviewService } = loadPackageDefinition(definition).review.v1;
  const calls = [];
  const unary = (name, answer) => (call, callback) => {
    calls.push({ name, request: call.request });
    try {
      callback(null, answer(call.request));
    } catch (error) {
      callback(error);
    }
  };
  const handlers = Object.entries(methods).map(([name, answer]) => [name, unary(name, answer)]);
  const server = new Server();
  server.addService(ReviewService.service, Object.fromEntries(handlers));
  const bound = await promisify(server.bindAsync.bind(server))(`127.0.0.1:${port}`, ServerCredentials.createInsecure());
  return { url: `http://127.0.0.1:${bound}`, calls, stop: () => server.forceShutdown() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startReviewService(root, 50055);
  console.log(`Reviews are served at ${url}`);
}
