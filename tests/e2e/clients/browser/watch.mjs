/**
 * Writes down what the pages of a context, their workers and their service worker ask for, and what goes wrong in them. An attempt that
 * the content security policy stops is no request any more: it is among the complaints.
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
