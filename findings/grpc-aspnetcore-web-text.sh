#!/usr/bin/env bash
# A server of gRPC-Web fails a response as text if its endpoint writes more than a few kilobytes by PipeWriter.WriteAsync, and a request
# that is not base64 costs the client's connection.
#
# Packages: NuGet Grpc.AspNetCore.Web 2.85.0 on .NET 10.
# Guess: Response.BodyWriter of application/grpc-web-text takes what that of application/grpc-web takes, and a request that cannot be
# decoded is one failed request.
# Seen: ArgumentOutOfRangeException, since GetMemory may give no byte. After the bad request Kestrel logs that a read is in progress.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

cat >server.cs <<'EOF'
#:sdk Microsoft.NET.Sdk.Web
#:package Grpc.AspNetCore.Web@2.85.0

var app = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]).Build();
app.UseRouting();
app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
app.MapPost("/write", async context =>
{
    context.Response.ContentType = "application/grpc";
    try
    {
        await context.Response.BodyWriter.WriteAsync(new byte[20_000]);
        Console.WriteLine($"write {context.Request.Headers.Accept}: OK");
    }
    catch (Exception exception)
    {
        Console.WriteLine($"write {context.Request.Headers.Accept}: {exception.GetType().Name}");
    }
});
app.MapPost("/read", async context =>
{
    try
    {
        await context.Request.BodyReader.ReadAsync();
        Console.WriteLine("read: OK");
    }
    catch (Exception exception)
    {
        Console.WriteLine($"read: {exception.GetType().Name}");
    }
});
await app.StartAsync();
Console.WriteLine(app.Urls.First());
await app.WaitForShutdownAsync();
EOF
dotnet run server.cs >log &
until grep -q '^http://' log; do kill -0 $!; sleep 0.2; done
url=$(grep '^http://' log)
for type in application/grpc-web application/grpc-web-text; do
  curl -s -o /dev/null -H "content-type: $type" -H "accept: $type" --data AAAAAAA= "$url/write" || true
done
curl -s -o /dev/null -H 'content-type: application/grpc-web-text' --data 'xx%%' "$url/read" || true
sleep 1
{ grep -E '^(write|read)' log; grep -o 'Reading is already in progress' log | head -1; } | tee seen
diff seen - <<'EOF'
write application/grpc-web: OK
write application/grpc-web-text: ArgumentOutOfRangeException
read: InvalidOperationException
Reading is already in progress
EOF
