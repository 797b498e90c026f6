/** `fetch` that adds the name of each operation to `sent`, so that a test sees what a cache answered without a request. */
export const recordingFetch = (sent) => (url, init) => {
  sent.push(init.method === 'GET' ? new URL(url).searchParams.get('operationName') : JSON.parse(init.body).operationName);
  return fetch(url, init);
};
