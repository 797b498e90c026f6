const field = (number, content) => Buffer.concat([Buffer.from([number << 3 | 2, content.length]), content]);

/** A GetUserResponse or a CreateUserResponse. */
export const user = (id, name = Buffer.from(`Name of ${id}`)) => field(1, Buffer.concat([field(1, Buffer.from(id)), field(2, name)]));

const frame = (message, flag = 0, length = message.length) => {
  const head = Buffer.alloc(5);
  head[0] = flag;
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, message]);
};

/** The reply to one call, frame by frame. */
export class Reply {
  #stream;
  #socket;

  constructor(stream, socket) {
    this.#stream = stream;
    this.#socket = socket;
  }

  headers(more = {}, waitForTrailers = true) {
    if (!this.#stream.headersSent) {
      this.#stream.respond({ ':status': 200, 'content-type': 'application/grpc', ...more }, { waitForTrailers });
    }

    return this;
  }

  message(content, { flag, length } = {}) {
    this.headers();
    this.#stream.write(frame(content, flag, length));
    return this;
  }

  status(code, more = {}) {
    this.#stream.on('wantTrailers', () => this.#stream.sendTrailers({ 'grpc-status': String(code), ...more }));
    this.#stream.end();
  }

  /** Ends the stream without a status. Call `headers` with `waitForTrailers` false first. */
  end() {
    this.#stream.end();
  }

  /** Sends only a status, in the headers. */
  fail(code, more = {}) {
    this.#stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': String(code), ...more }, { endStream: true });
  }

  /** Sends an HTML page, like a proxy that does not know gRPC. */
  page(status) {
    this.#stream.respond({ ':status': status, 'content-type': 'text/html' });
    this.#stream.end('<html>');
  }

  reset(code) {
    this.#stream.close(code);
  }

  /** Ends the connection with GOAWAY. `processed` says whether GOAWAY counts the current call, which gets no response. */
  async goaway(code, processed = true) {
    this.#stream.session.goaway(code, processed ? this.#stream.id : Math.max(this.#stream.id - 2, 0));
    // GOAWAY must be on the wire before the connection ends.
    await new Promise((done) => this.#stream.session.ping(done) || done());
    this.#socket.end();
  }

  /** Ends the connection with a TCP FIN. */
  fin() {
    this.#socket.end();
  }

  /** Ends the connection with a TCP RST. */
  cut() {
    this.#socket.resetAndDestroy();
  }
}
