import { EventEmitter, on } from 'node:events';
import { setInterval as every } from 'node:timers/promises';

/** The users of the two Node servers. The other servers have the same users. */
export class Users {
  #host;
  #ids;
  #known;
  #changeMs;
  #created = new EventEmitter().setMaxListeners(0);
  #stopping = new AbortController();

  constructor({ users, changeMs, host }) {
    this.#host = host;
    this.#ids = Array.from({ length: users }, (_, i) => `user-${String(i + 1).padStart(5, '0')}`);
    this.#known = new Set(this.#ids);
    this.#changeMs = changeMs;
  }

  get = (id) => this.#known.has(id) ? this.#user(id) : undefined;

  list({ pageSize, pageToken }) {
    const start = Number(pageToken || 0);
    const end = start + Math.min(pageSize || 50, 200);
    return { users: this.#ids.slice(start, end).map((id) => this.#user(id)), nextPageToken: end < this.#ids.length ? String(end) : '' };
  }

  create({ name, email }) {
    const created = { ...this.#user(`user-of-${email}`), name, email };
    this.#created.emit('user', created);
    return created;
  }

  /** Yields changes until the caller cancels or the server stops. */
  async* watch(request, leaving) {
    const signal = AbortSignal.any([leaving, this.#stopping.signal]);
    try {
      yield* this.#changeMs === 0 ? this.#watchCreated(request, signal) : this.#watchTime(request, signal);
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    }
  }

  stop() {
    this.#stopping.abort();
  }

  // The name contains the id, and the email address names the server.
  #user(id, more = '') {
    return { id, name: `Name of ${id}${more}`, email: `${id}@${this.#host}`, createdAt: 1_700_000_000_000 };
  }

  // Change n happens when the clock reaches n × changeMs, so all servers have the same changes, also after a restart.
  async* #watchTime({ resumeToken }, signal) {
    const now = () => Math.floor(Date.now() / this.#changeMs);
    let last = Number(resumeToken || now());
    yield { kind: kinds.checkpoint, resumeToken: String(last) };
    for await (const _ of every(10, undefined, { signal })) {
      while (last < now()) {
        last++;
        yield { kind: kinds.updated, user: this.#user(this.#ids[last % this.#ids.length], `, change ${last}`), resumeToken: String(last) };
      }
    }
  }

  async* #watchCreated({ ids, includeCurrentState }, signal) {
    const created = on(this.#created, 'user', { signal });
    if (includeCurrentState) {
      yield* ids.map((id) => ({ kind: kinds.current, user: this.#user(id) }));
    }

    for await (const [user] of created) {
      yield { kind: kinds.created, user };
    }
  }
}

const kinds = { current: 1, created: 2, updated: 3, checkpoint: 4 };

