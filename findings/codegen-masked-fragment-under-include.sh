#!/usr/bin/env bash
# @graphql-codegen/client-preset 6.2.0, @graphql-codegen/cli 7.4.3, typescript 6.0.3, graphql 16.15.0
# Two queries leave a field out where $with is false: by an inline fragment, and by a named one. For the first the types say that the
# field may be missing. For the second `useFragment` has it as always there, under strict, so that the program compiles and then fails.
# (A fragment under @defer is typed as it is: `useFragment` does not take it before `isFragmentReady`.)
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts @graphql-codegen/cli@7.4.3 @graphql-codegen/client-preset@6.2.0 typescript@6.0.3 graphql@16.15.0

mkdir src
cat > schema.graphql <<'E'
type Query { order: Order! }
type Order { id: ID! status: String! }
E
cat > src/documents.graphql <<'E'
query Inline($with: Boolean!) { order { id ... @include(if: $with) { status } } }
query Named($with: Boolean!) { order { id ...Status @include(if: $with) } }
fragment Status on Order { status }
E
cat > src/page.ts <<'E'
import { useFragment } from './gql';
import { StatusFragmentDoc, type InlineQuery, type NamedQuery } from './gql/graphql';

export const inline = (data: InlineQuery) => data.order.status.length;
export const named = (data: NamedQuery) => useFragment(StatusFragmentDoc, data.order).status.length;
E
echo '{ "schema": "schema.graphql", "documents": "src/*.graphql", "generates": { "src/gql/": { "preset": "client" } } }' > codegen.json
node_modules/.bin/graphql-codegen --config codegen.json --silent

{ node_modules/.bin/tsc --strict --noEmit --skipLibCheck --module esnext --moduleResolution bundler src/page.ts || true; } | tee seen
diff seen - <<'E'
src/page.ts(4,46): error TS18048: 'data.order.status' is possibly 'undefined'.
E
