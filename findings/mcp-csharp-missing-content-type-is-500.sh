#!/usr/bin/env bash
# The Model Context Protocol's C# SDK answers a POST without a content type with 500.
#
# Packages: NuGet ModelContextProtocol.AspNetCore 2.4.0 on .NET 10.
# Guess: a body that names no type is refused like one of another type: 415, as `text/plain` is.
# Seen: 500 without a body, and an unhandled InvalidOperationException in the server's log. Routing refuses other types, but lets a
# request without one pass, and the handler's `ReadFromJsonAsync` throws. So a client's mistake counts as the server's fault. A check of
# the type before the endpoint helps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >serve.cs <<'EOF'
#:sdk Microsoft.NET.Sdk.Web
#:package ModelContextProtocol.AspNetCore@2.4.0
#:property PublishAot=false
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
builder.Services.AddMcpServer().WithHttpTransport();
await using var app = builder.Build();
app.MapMcp("/mcp");
await app.StartAsync();

var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
using var http = new HttpClient();
foreach (var type in new[] { "application/json", "text/plain", null })
{
    using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/mcp")
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","id":1,"method":"ping"}""")),
    };
    request.Headers.Accept.ParseAdd("application/json, text/event-stream");
    request.Content.Headers.ContentType = type is null ? null : new(type);
    using var response = await http.SendAsync(request);
    Console.WriteLine($"{type ?? "none"}: {(int)response.StatusCode}");
}
EOF
dotnet run serve.cs | tee seen
diff seen - <<'EOF'
application/json: 200
text/plain: 415
none: 500
EOF
