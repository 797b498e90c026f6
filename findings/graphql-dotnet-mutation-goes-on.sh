#!/usr/bin/env bash
# GraphQL.NET goes on with the later fields of a mutation whose data is null already.
#
# Packages: NuGet GraphQL 8.8.5, GraphQL.SystemTextJson 8.8.5 on .NET 10; for comparison npm graphql 16.15.0.
# Guess: a mutation's fields run one after the other. The first is non-null and fails, so that `data` is null whatever follows; the
# payment in the second is not made, as in graphql-js.
# Seen: it is made, and the answer has nothing of it, neither data nor an error. (The specification leaves both open.)
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

var ran = new List<string>();
var query = new ObjectGraphType { Name = "Query" };
query.Field<IntGraphType>("unused");
var mutation = new ObjectGraphType { Name = "Mutation" };
mutation.Field<NonNullGraphType<StringGraphType>>("reserve").Resolve(_ =>
{
    ran.Add("reserve");
    throw new ExecutionError("sold out");
});
mutation.Field<NonNullGraphType<StringGraphType>>("pay").Resolve(_ =>
{
    ran.Add("pay");
    return "paid";
});
var result = await new DocumentExecuter().ExecuteAsync(new ExecutionOptions { Schema = new Schema { Query = query, Mutation = mutation }, Query = "mutation { reserve pay }" });
Console.WriteLine($"GraphQL.NET ran {string.Join(" and ", ran)}: {new GraphQLSerializer().Serialize(result)}");
EOF
cat >serve.mjs <<'EOF'
import { buildSchema, graphql } from 'graphql';

const ran = [];
const schema = buildSchema('type Query { unused: Int } type Mutation { reserve: String! pay: String! }');
const rootValue = {
  reserve() {
    ran.push('reserve');
    throw new Error('sold out');
  },
  pay() {
    ran.push('pay');
    return 'paid';
  },
};
const result = await graphql({ schema, source: 'mutation { reserve pay }', rootValue });
console.log(`graphql-js ran ${ran.join(' and ')}: ${JSON.stringify(result)}`);
EOF
dotnet run serve.cs | tee seen
node serve.mjs | tee -a seen
diff seen - <<'EOF'
GraphQL.NET ran reserve and pay: {"errors":[{"message":"sold out","locations":[{"line":1,"column":12}],"path":["reserve"]}],"data":null}
graphql-js ran reserve: {"errors":[{"message":"sold out","locations":[{"line":1,"column":12}],"path":["reserve"]}],"data":null}
EOF
