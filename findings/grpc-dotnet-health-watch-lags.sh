#!/usr/bin/env bash
# The health service of Grpc.AspNetCore: Check knows at once that the service is down, Watch half a minute later.
#
# Packages: NuGet Grpc.AspNetCore.HealthChecks 2.85.0, Grpc.AspNetCore.Server 2.85.0, Grpc.Net.Client 2.85.0 on .NET 10.
# Guess: Watch, "sends a message whenever the status changes", is the quick one of the two, and they never contradict each other.
# Seen: Check runs the health checks on each call. Watch waits for a publisher that runs each 30 s, so that clients that watch, as those
# with gRPC's client-side health checking, go on sending calls to a host that says NOT_SERVING to who asks.
# HealthCheckPublisherOptions.Period moves it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >health.cs <<'EOF'
#:sdk Microsoft.NET.Sdk.Web
#:package Grpc.AspNetCore.HealthChecks@2.85.0
#:package Grpc.AspNetCore.Server@2.85.0
#:package Grpc.Net.Client@2.85.0
#:property PublishAot=false
using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;

bool isUp = true;
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddGrpc();
builder.Services.AddGrpcHealthChecks().AddCheck("database", () => isUp ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
await using var app = builder.Build();
app.MapGrpcHealthChecksService();
await app.StartAsync();

using var channel = GrpcChannel.ForAddress(app.Urls.Single());
var health = new Health.HealthClient(channel);
using var watch = health.Watch(new HealthCheckRequest());
var watched = HealthCheckResponse.Types.ServingStatus.Unknown;
var down = new TaskCompletionSource();
_ = Task.Run(async () =>
{
    await foreach (var response in watch.ResponseStream.ReadAllAsync())
    {
        watched = response.Status;
        if (watched == HealthCheckResponse.Types.ServingStatus.NotServing)
        {
            down.TrySetResult();
        }
    }
});

async Task Print(string when) => Console.WriteLine($"{when}: Check says {(await health.CheckAsync(new HealthCheckRequest())).Status}, Watch said {watched}");

// The publisher runs 5 s after the start, and then each 30 s.
await Task.Delay(TimeSpan.FromSeconds(8));
await Print("up");
isUp = false;
await Task.Delay(TimeSpan.FromSeconds(10));
await Print("10 s after the database went down");
await down.Task.WaitAsync(TimeSpan.FromSeconds(60));
await Print("at last");
EOF
dotnet run health.cs | tee seen
diff seen - <<'EOF'
up: Check says Serving, Watch said Serving
10 s after the database went down: Check says NotServing, Watch said Serving
at last: Check says NotServing, Watch said NotServing
EOF
