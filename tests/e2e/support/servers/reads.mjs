import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { globalId } from '../product/global-id.mjs';
import { post, query } from '../product/graphql.mjs';

const pageSize = 20;
const pages = 50;

export const serviceId = (number) => `user-${String(number).padStart(5, '0')}`;
export const userId = (number) => globalId('User', serviceId(number));

const user = (number) => ({ id: userId(number), name: `Name of ${serviceId(number)}` });
const range = (start, count) => Array.from({ length: count }, (_, i) => start + i);

const one = 'query ($id: ID!) { user(id: $id) { id name } }';
const many = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on User { id name } } }';
const page = 'query ($first: Int, $after: String) { users(first: $first, after: $after) { nodes { id name } pageInfo { endCursor } } }';

/** Reads of users, each with its expected data. */
export class Reads {
  #url;
  #cursors = [null];

  constructor(url) {
    this.#url = url;
  }

  /** Reads the first pages. Later reads start at their cursors. */
  async walk() {
    const ids = [];
    while (this.#cursors.length <= pages) {
      const { users } = await query(this.#url, page, { first: pageSize, after: this.#cursors.at(-1) });
      ids.push(...users.nodes.map((node) => node.id));
      this.#cursors.push(users.pageInfo.endCursor);
    }

    return ids;
  }

  /** Read number `i`. Reads alternate between one user, several users by id, and a page. */
  async read(i) {
    const start = 1 + (i * 7) % 4900;
    const [text, variables, data] = [
      () => [one, { id: userId(start) }, { user: user(start) }],
      () => [many, { ids: range(start, 10).map(userId) }, { nodes: range(start, 10).map(user) }],
      () => this.#page(i % pages),
    ][i % 3]();
    const { status, body } = await post(this.#url, { query: text, variables });
    if (status !== 200 || body.errors) {
      return { error: `read ${i}: ${status} ${JSON.stringify(body.errors ?? body)}` };
    }

    return isDeepStrictEqual(body.data, data) ? {} : { wrong: `read ${i}: ${JSON.stringify(body.data).slice(0, 300)}` };
  }

  /**
   * Reads at least `count` times and until `until` settles. The first `count` reads take at least about `ms`.
   * @returns The number of correct reads, and the responses of the others.
   */
  async run({ count, ms = 0, until = Promise.resolve(), workers = 16 }) {
    const start = Date.now();
    const seen = { right: 0, wrong: [], errors: [] };
    let next = 0;
    let isOver = false;
    until.finally(() => isOver = true).catch(() => {});
    await Promise.all(Array.from({ length: workers }, async () => {
      for (let i = next++; i < count || !isOver; i = next++) {
        await delay(start + i * ms / count - Date.now());
        const { wrong, error } = await this.read(i);
        seen.right += !wrong && !error;
        seen.wrong.push(...[wrong ?? []].flat());
        seen.errors.push(...[error ?? []].flat());
      }
    }));
    await until;
    return seen;
  }

  #page(number) {
    const variables = { first: pageSize, after: this.#cursors[number] };
    const endCursor = this.#cursors[number + 1];
    return [page, variables, { users: { nodes: range(number * pageSize + 1, pageSize).map(user), pageInfo: { endCursor } } }];
  }
}
