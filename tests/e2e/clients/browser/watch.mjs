/**
 * Records the requests and the errors of a context's pages, their workers and their service worker. A request that the content security
 * policy blocks is recorded as a complaint only.
 */
export function watch(context) {
  const requests = [];
  const complaints = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('page', (page) => {
    page.on('websocket', (socket) => requests.push(socket.url()));
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      complaints.push(message.text());
    }
  });
  return { requests, complaints };
}
