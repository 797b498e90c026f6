#!/usr/bin/env bash
# next 16.4.6, react 19.3.1
# A function with 'use cache' throws an error of a class of its own, and the component that called it catches the error. Expected: the error
# that was thrown, as without 'use cache'. In a production build it is another one: a plain Error with a message of Next.js, without the
# class and its members. Only a member named `digest` is passed on. The error is not kept: the next request runs the function again.
set -euo pipefail
folder=$(mktemp -d); server=; trap 'kill $server 2>/dev/null || true; rm -rf "$folder"' EXIT; cd "$folder"
export NEXT_TELEMETRY_DISABLED=1 NO_COLOR=1
npm install --silent --no-audit --no-fund --ignore-scripts next@16.4.6 react@19.3.1 react-dom@19.3.1

mkdir app
echo 'export default { cacheComponents: true, partialPrefetching: true };' > next.config.mjs
echo 'export default ({ children }) => <html><body>{children}</body></html>;' > app/layout.js
cat > app/page.js <<'E'
import { connection } from 'next/server';
import { Suspense } from 'react';

class Failure extends Error {
  constructor(digest) {
    super('the cause');
    Object.assign(this, { name: 'Failure', code: 'DOWN', digest });
  }
}

let runs = 0;
const plain = async () => { throw new Failure('plain'); };
const cached = async () => { 'use cache'; throw new Failure(`run ${++runs}`); };
const see = ({ name, message, code, digest }) => [name, message.slice(0, 17), code ?? 'no code', digest].join(', ');

async function Seen() {
  await connection();
  return <pre>{`${await plain().catch(see)}; ${await cached().catch(see)}`}</pre>;
}

export default () => <Suspense><Seen /></Suspense>;
E
npx next build >build.log 2>&1 || { cat build.log; exit 1; }
port=$((15000 + RANDOM % 15000))
node node_modules/next/dist/bin/next start -H 127.0.0.1 -p "$port" >start.log 2>&1 & server=$!
curl -s --retry 100 --retry-connrefused --retry-delay 1 "http://127.0.0.1:$port/" -o first
curl -s "http://127.0.0.1:$port/" -o second
grep -ohE '<pre>[^<]*</pre>' first second | sed 's/<[^>]*>//g' | tee seen
diff seen - <<'E'
Failure, the cause, DOWN, plain; Error, An error occurred, no code, run 1
Failure, the cause, DOWN, plain; Error, An error occurred, no code, run 2
E
