#!/usr/bin/env bash
# A proxy behind the middleware of gRPC-Web passes a request as text to the service undecoded, under the content type of gRPC.
#
# Packages: NuGet Yarp.ReverseProxy 2.3.0 and Grpc.AspNetCore.Web 2.85.0 on .NET 10.
# Guess: the middleware makes a request of gRPC out of each form of gRPC-Web, so whatever comes after it, a proxy too, sees the same bytes.
# Seen: it decodes for readers of Request.BodyReader only. YARP reads Request.Body, so the service gets base64 and says INTERNAL.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

cat >proxy.cs <<'CODE'
#:sdk Microsoft.NET.Sdk.Web
#:package Yarp.ReverseProxy@2.3.0
#:package Grpc.AspNetCore.Web@2.85.0
#:property PublishAot=false
using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Yarp.ReverseProxy.Forwarder;

var builder = WebApplication.CreateBuilder();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
    kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
});
builder.Services.AddHttpForwarder();
var app = builder.Build();
app.UseRouting();
app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
app.MapPost("/service", async context =>
{
    using var body = new MemoryStream();
    await context.Request.Body.CopyToAsync(body);
    Console.WriteLine($"service: {context.Request.ContentType} {Convert.ToHexString(body.ToArray())}");
});
await app.StartAsync();
var urls = app.Urls.ToArray();
var version = new ForwarderRequestConfig { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
((IEndpointRouteBuilder)app).MapForwarder("/proxy/{**rest}", urls[1], version, new ToService(), invoker);
Console.WriteLine(urls[0]);
await app.WaitForShutdownAsync();

class ToService : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(
        HttpContext context, HttpRequestMessage request, string prefix, CancellationToken cancellation)
    {
        await base.TransformRequestAsync(context, request, prefix, cancellation);
        request.RequestUri = new Uri(new Uri(prefix), "/service");
    }
}
CODE
dotnet run proxy.cs >log &
until grep -q '^http://' log; do kill -0 $!; sleep 0.2; done
url=$(grep '^http://' log)
printf '\x00\x00\x00\x00\x02\x0a\x00' >message
base64 -w0 message >text
curl -s -o /dev/null -H 'content-type: application/grpc-web' --data-binary @message "$url/proxy/call"
curl -s -o /dev/null -H 'content-type: application/grpc-web-text' --data-binary @text "$url/proxy/call"
grep '^service' log | tee seen
diff seen - <<'SEEN'
service: application/grpc 00000000020A00
service: application/grpc 414141414141494B41413D3D
SEEN
