#!/usr/bin/env bash
# The Model Context Protocol's C# SDK logs a call of an unknown tool as an unhandled exception.
#
# Packages: NuGet ModelContextProtocol.AspNetCore 2.4.0 on .NET 10.
# Guess: a name that the server does not have is the client's mistake: error -32602 for the client, and at most a line at Debug.
# Seen: the client gets -32602. The server logs `"nope" threw an unhandled exception.` at Error, with a stack trace, though no tool ran.
# Agents invent names, so alerts on Error fire. A filter for the category `ModelContextProtocol` helps, and real faults of tools are then
# for the tools to log.
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
using ModelContextProtocol.Server;

var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders().AddProvider(new Errors());
builder.Services.AddMcpServer().WithHttpTransport().WithTools([McpServerTool.Create(() => "here", new() { Name = "known" })]);
await using var app = builder.Build();
app.MapMcp("/mcp");
await app.StartAsync();

var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
using var http = new HttpClient();
using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/mcp")
{
    Content = new StringContent(
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"nope"}}""", Encoding.UTF8, "application/json"),
};
request.Headers.Accept.ParseAdd("application/json, text/event-stream");
using var response = await http.SendAsync(request);
Console.WriteLine((await response.Content.ReadAsStringAsync()).Split("data: ")[1].Trim());

sealed class Errors : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel level) => level >= LogLevel.Error;

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format)
    {
        if (IsEnabled(level))
        {
            Console.WriteLine($"{level}: {format(state, exception)} {exception?.GetType().Name}");
        }
    }

    public void Dispose()
    {
    }
}
EOF
dotnet run serve.cs | tee seen
diff seen - <<'EOF'
Error: "nope" threw an unhandled exception. McpProtocolException
{"error":{"code":-32602,"message":"Unknown tool: \u0027nope\u0027"},"id":1,"jsonrpc":"2.0"}
EOF
