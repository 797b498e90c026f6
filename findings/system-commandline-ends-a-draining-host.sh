#!/usr/bin/env bash
# A .NET host that System.CommandLine runs has 2 s after SIGTERM, whatever its own shutdown timeout is.
#
# Packages: NuGet System.CommandLine 3.0.0, Microsoft.Extensions.Hosting 10.0.0 on .NET 10.
# Guess: the host handles SIGTERM, as in every container. A pod that drains for 5 s within HostOptions.ShutdownTimeout (30 s) exits with 0
# once it has drained. The library that parsed the command line is done by then.
# Seen: InvokeAsync listens for SIGTERM too. 2 s later it returns 143, although its action still runs. Main returns, and the process is gone
# before the drain has ended: in Kubernetes, requests break in each rolling update, and only if they take longer than 2 s.
# InvocationConfiguration.ProcessTerminationTimeout = null leaves the signal to the host.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >serve.cs <<'EOF'
#:package System.CommandLine@3.0.0
#:package Microsoft.Extensions.Hosting@10.0.0
#:property PublishAot=false
using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var command = new RootCommand();
command.SetAction(async (_, _) =>
{
    var builder = Host.CreateApplicationBuilder();
    builder.Logging.ClearProviders();
    builder.Services.AddHostedService<Drain>();
    await builder.Build().RunAsync();
    return 0;
});
var parsed = command.Parse([]);
return args is ["host"]
    ? await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null })
    : await parsed.InvokeAsync();

class Drain : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("started");
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("drains for 5 s");
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        Console.WriteLine("drained");
    }
}
EOF
dotnet build serve.cs -o out >build.log || { cat build.log; exit 1; }

run() { # argument
  local status=0
  dotnet out/serve.dll "$@" >output &
  local process=$!
  for _ in $(seq 300); do grep -q started output && break; sleep 0.1; done
  kill -TERM "$process"
  wait "$process" || status=$?
  cat output
  echo "exit code $status"
}

{
  echo "By default:"
  run default
  echo "Without its timeout:"
  run host
} | tee seen
diff seen - <<'EOF'
By default:
started
drains for 5 s
exit code 143
Without its timeout:
started
drains for 5 s
drained
exit code 0
EOF
