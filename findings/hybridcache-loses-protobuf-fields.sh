#!/usr/bin/env bash
# HybridCache gives protobuf messages back without their repeated fields and their oneofs.
#
# Packages: NuGet Microsoft.Extensions.Caching.Hybrid 10.11.0, Google.Protobuf 3.36.2 on .NET 10.
# Guess: a cache either gives back what was put in, or says that it cannot serialize the type.
# Seen: the default serializer, System.Text.Json, takes messages and drops what has no setter or is set twice, without an error: for the
# first caller, whose factory made the message, as for all later ones. A serializer of one's own (AddSerializer) helps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >cache.cs <<'EOF'
#:package Microsoft.Extensions.Caching.Hybrid@10.11.0
#:package Microsoft.Extensions.DependencyInjection@10.0.15
#:package Google.Protobuf@3.36.2
#:property PublishAot=false
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddHybridCache();
var cache = services.BuildServiceProvider().GetRequiredService<HybridCache>();

var mask = new FieldMask { Paths = { "id", "name" } };
var text = Value.ForString("text");
for (int call = 1; call <= 2; call++)
{
    var cachedMask = await cache.GetOrCreateAsync("mask", _ => ValueTask.FromResult(mask));
    Console.WriteLine($"call {call}, a repeated field of {mask.Paths.Count}: {cachedMask.Paths.Count}");
    var cachedText = await cache.GetOrCreateAsync("text", _ => ValueTask.FromResult(text));
    Console.WriteLine($"call {call}, a oneof that is {text.KindCase}: {cachedText.KindCase}");
}
EOF
dotnet run cache.cs | tee seen
diff seen - <<'EOF'
call 1, a repeated field of 2: 0
call 1, a oneof that is StringValue: None
call 2, a repeated field of 2: 0
call 2, a oneof that is StringValue: None
EOF
