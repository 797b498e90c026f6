#!/usr/bin/env bash
# GraphQL.NET serves the float 0.1 as 0.10000000149011612.
#
# Packages: NuGet GraphQL 8.8.5, GraphQL.SystemTextJson 8.8.5, Google.Protobuf 3.36.2 on .NET 10.
# Guess: a protobuf `float` of 0.1 behind FloatGraphType is 0.1, as in protobuf's JSON and in System.Text.Json of the same message.
# Seen: the scalar makes a double of it before it is written, and the double's nearest digits are others. Prices, ratios and snapshots of
# tests show it. A resolver that returns `(decimal)message.Ratio` helps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >serve.cs <<'EOF'
#:package GraphQL@8.8.5
#:package GraphQL.SystemTextJson@8.8.5
#:package GraphQL-Parser@9.5.1
#:package Google.Protobuf@3.36.2
#:property PublishAot=false
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;

// As a field `float ratio` of a message comes: a float from the wire.
var message = FloatValue.Parser.ParseFrom([0x0d, .. BitConverter.GetBytes(0.1f)]);

var query = new ObjectGraphType { Name = "Query" };
query.Field<FloatGraphType>("ratio").Resolve(_ => message.Value);
var result = await new DocumentExecuter().ExecuteAsync(new ExecutionOptions { Schema = new Schema { Query = query }, Query = "{ ratio }" });
Console.WriteLine($"protobuf: {message}");
Console.WriteLine($"System.Text.Json: {JsonSerializer.Serialize(new { ratio = message.Value })}");
Console.WriteLine($"GraphQL.NET: {new GraphQLSerializer().Serialize(result)}");
EOF
dotnet run serve.cs | tee seen
diff seen - <<'EOF'
protobuf: 0.1
System.Text.Json: {"ratio":0.1}
GraphQL.NET: {"data":{"ratio":0.10000000149011612}}
EOF
