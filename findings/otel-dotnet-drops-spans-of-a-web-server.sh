#!/usr/bin/env bash
# OpenTelemetry for .NET records no span of an own ActivitySource in a web server, with the default sampler.
#
# Packages: NuGet OpenTelemetry.Extensions.Hosting 1.20.1 on .NET 10.
# Guess: `AddSource("shop")` exports the spans of that source. The default sampler, parentbased_always_on, samples every root.
# Seen: ASP.NET Core makes an Activity for each request, for the scopes of its log, even if nobody listens to it. It is the parent of the
# own span, and its flag says that it is not sampled. So the sampler drops every span, unless the client sent a sampled `traceparent`.
# Adding the source `Microsoft.AspNetCore` helps. So does a span with a parent of its own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >serve.cs <<'EOF'
#:sdk Microsoft.NET.Sdk.Web
#:package OpenTelemetry.Extensions.Hosting@1.20.1
#:property PublishAot=false
using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OpenTelemetry;
using OpenTelemetry.Trace;

var sources = args;
var exported = new Counted();
var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(sources).AddProcessor(exported));
await using var app = builder.Build();
var shop = new ActivitySource("shop");
app.MapGet("/", () =>
{
    using var span = shop.StartActivity("sell");
    return "sold";
});
await app.StartAsync();

var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
using var http = new HttpClient(handler);
foreach (var flags in (string[])["none", "01"])
{
    using var request = new HttpRequestMessage(HttpMethod.Get, address);
    if (flags != "none")
    {
        request.Headers.Add("traceparent", $"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-{flags}");
    }

    exported.Count = 0;
    using var response = await http.SendAsync(request);
    Console.WriteLine($"sources {string.Join(" and ", sources)}, traceparent {flags}: {exported.Count} spans of shop");
}

sealed class Counted : BaseProcessor<Activity>
{
    public int Count { get; set; }

    public override void OnEnd(Activity span) => Count += span.Source.Name == "shop" ? 1 : 0;
}
EOF

{
  dotnet run serve.cs -- shop
  dotnet run serve.cs -- shop Microsoft.AspNetCore
} 2>&1 | grep '^sources' | tee seen

diff seen - <<'EOF'
sources shop, traceparent none: 0 spans of shop
sources shop, traceparent 01: 1 spans of shop
sources shop and Microsoft.AspNetCore, traceparent none: 1 spans of shop
sources shop and Microsoft.AspNetCore, traceparent 01: 1 spans of shop
EOF
