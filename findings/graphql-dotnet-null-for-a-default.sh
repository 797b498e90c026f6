#!/usr/bin/env bash
# GraphQL.NET refuses a whole request for a null that is an error of one field.
#
# Packages: NuGet GraphQL 8.8.5, GraphQL.SystemTextJson 8.8.5 on .NET 10; for comparison npm graphql 16.15.0.
# Guess: a nullable variable with a default may stand where null may not ($with: Boolean = true in @include). If null is sent for it,
# the fields that use it fail, and the others have their data: so the specification (CoerceArgumentValues), and so graphql-js.
# Seen: nothing runs and there is no `data`, for an argument as for @include, even where the field that uses it is never reached. The
# text calls the variable non-null, which it is not: it may be left out, and null is a value of its type.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund graphql@16.15.0

cat >serve.cs <<'EOF'
#:package GraphQL@8.8.5
#:package GraphQL.SystemTextJson@8.8.5
#:package GraphQL-Parser@9.5.1
#:property PublishAot=false
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;

var schema = Schema.For("type Query { me: User total(first: Int! = 10): Int none: User } type User { name: String }", builder => builder.Types.Include<Query>());
foreach (string query in args)
{
    var result = await new DocumentExecuter().ExecuteAsync(new ExecutionOptions
    {
        Schema = schema,
        Query = query,
        Variables = new GraphQLSerializer().Deserialize<Inputs>("""{ "v": null }"""),
    });
    var error = result.Errors!.Single();
    Console.WriteLine($"GraphQL.NET, {query}: {(result.Executed ? "executed" : "not executed")}, {error.Message}");
}

class Query
{
    public User Me() => new();

    public User? None() => null;

    public int Total(int first) => first;
}

class User
{
    public string Name => "Ada";
}
EOF
cat >serve.mjs <<'EOF'
import { buildSchema, graphql } from 'graphql';

const schema = buildSchema('type Query { me: User total(first: Int! = 10): Int none: User } type User { name: String }');
const rootValue = { me: { name: 'Ada' }, none: null, total: ({ first }) => first };
for (const source of process.argv.slice(2)) {
  const { data, errors } = await graphql({ schema, source, rootValue, variableValues: { v: null } });
  console.log(`graphql-js, ${source}: data: ${JSON.stringify(data)}, errors: ${errors?.length ?? 0}`);
}
EOF
operations=('query($v: Int = 20) { total(first: $v) me { name } }' 'query($v: Boolean = true) { me { name } none { name @include(if: $v) } }')
dotnet run serve.cs -- "${operations[@]}" | tee seen
node serve.mjs "${operations[@]}" | tee -a seen
diff seen - <<'EOF'
GraphQL.NET, query($v: Int = 20) { total(first: $v) me { name } }: not executed, Variable '$v' is invalid. Received a null input for a non-null variable.
GraphQL.NET, query($v: Boolean = true) { me { name } none { name @include(if: $v) } }: not executed, Variable '$v' is invalid. Received a null input for a non-null variable.
graphql-js, query($v: Int = 20) { total(first: $v) me { name } }: data: {"total":null,"me":{"name":"Ada"}}, errors: 1
graphql-js, query($v: Boolean = true) { me { name } none { name @include(if: $v) } }: data: {"me":{"name":"Ada"},"none":null}, errors: 0
EOF
