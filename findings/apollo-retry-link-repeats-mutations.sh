#!/usr/bin/env bash
# @apollo/client 4.3.8 (RetryLink with its defaults), graphql 16.15.0
# RetryLink is for network errors. A mutation whose gateway timed out (504) may have been carried out, and one that its server refused (400)
# will be refused again, so one expects each of them to be sent once. They are sent five times. A 400 is such a network error where the
# answer is application/json, as that of many servers is; as application/graphql-response+json it is a result, and sent once.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @apollo/client@4.3.8 graphql@16.15.0 rxjs@7.8.2

cat > see.mjs <<'E'
import { createServer } from 'node:http';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { RetryLink } from '@apollo/client/link/retry';

const answers = [
  [504, 'text/html', '<h1>Gateway Timeout</h1>'],
  [400, 'application/json', '{"errors":[{"message":"unknown field"}]}'],
  [400, 'application/graphql-response+json', '{"errors":[{"message":"unknown field"}]}'],
];
for (const [status, type, body] of answers) {
  let sent = 0;
  const server = createServer((request, response) => {
    sent++;
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const uri = `http://127.0.0.1:${server.address().port}/`;
  const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([new RetryLink(), new HttpLink({ uri })]) });
  const { message } = await client.mutate({ mutation: gql`mutation { pay }` }).catch((error) => error);
  console.log(`${status} ${type}: times sent: ${sent}, ${message}`);
  server.close();
}
E
node see.mjs | tee seen
diff seen - <<'E'
504 text/html: times sent: 5, Response not successful: Received status code 504
400 application/json: times sent: 5, Response not successful: Received status code 400
400 application/graphql-response+json: times sent: 1, unknown field
E
