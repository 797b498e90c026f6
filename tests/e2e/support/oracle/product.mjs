import { post } from '../product/graphql.mjs';

/** The product's verdict on a request. `body` may be the request's JSON, if its exact text matters. */
export async function ask(url, request, body = request) {
  const { status, body: answer } = await post(url, body);
  const errors = answer.errors ?? [];
  if (status === 200 && 'data' in answer) {
    return { accepted: true, data: answer.data, errors };
  }

  if (status === 400 && !('data' in answer) && errors.length > 0) {
    return { accepted: false, errors, limit: errors.some((error) => error.extensions?.code?.startsWith('LIMIT_')) };
  }

  throw new Error(`${status} ${JSON.stringify(answer)}\nis not a valid response to\n${JSON.stringify(request)}`);
}
