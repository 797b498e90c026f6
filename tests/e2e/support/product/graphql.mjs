/** Sends one operation. A `body` that is a string is sent unchanged, because JSON.stringify does not keep numbers such as `1.0`. */
export async function post(url, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** The data of an operation that must succeed. */
export async function query(url, text, variables) {
  const { status, body } = await post(url, { query: text, variables });
  if (status !== 200 || body.errors) {
    throw new Error(`${status} ${JSON.stringify(body.errors ?? body)}`);
  }

  return body.data;
}
