#!/usr/bin/env bash
# A settings file that breaks while a .NET process runs silently becomes an empty one, until another source changes.
#
# Packages: none but the SDK of .NET 10 (Microsoft.Extensions.Configuration.Json, through Microsoft.AspNetCore.App).
# Guess: AddJsonFile(reloadOnChange: true) keeps the last good values when the file is broken, or says that it does not.
# Seen: the values are gone at once, nothing is thrown or logged, and no reload token fires. IOptionsMonitor still has the old values, so
# parts of a process disagree. Any later change, of whatever source, makes the monitors take the defaults too: here a limit of 5 becomes 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >reload.cs <<'EOS'
#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false
#:property NoWarn=ASP0000
using Microsoft.Extensions.Options;

var file = Path.Combine(AppContext.BaseDirectory, "settings.json");
await File.WriteAllTextAsync(file, """{ "Limits": { "Calls": 5 } }""");

var configuration = new ConfigurationManager();
configuration.AddJsonFile(file, optional: false, reloadOnChange: true);
using var services = new ServiceCollection().Configure<Limits>(configuration.GetSection("Limits")).BuildServiceProvider();
var monitor = services.GetRequiredService<IOptionsMonitor<Limits>>();
Console.WriteLine($"at the start: configuration {configuration["Limits:Calls"]}, monitor {monitor.CurrentValue.Calls}");

await File.WriteAllTextAsync(file, """{ "Limits": { "Calls": 6 """);
for (var i = 0; i < 100 && configuration["Limits:Calls"] is not null; i++)
{
    await Task.Delay(100);
}

Console.WriteLine($"broken: configuration '{configuration["Limits:Calls"]}', monitor {monitor.CurrentValue.Calls}");
((IConfigurationBuilder)configuration).AddInMemoryCollection([new("Another", "1")]);
Console.WriteLine($"after a change elsewhere: monitor {monitor.CurrentValue.Calls}");

internal sealed class Limits
{
    public int Calls { get; set; }
}
EOS
dotnet run reload.cs 2>/dev/null | tee seen
diff seen - <<'EOS'
at the start: configuration 5, monitor 5
broken: configuration '', monitor 5
after a change elsewhere: monitor 0
EOS
