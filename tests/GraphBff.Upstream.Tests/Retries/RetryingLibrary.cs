using GraphBff.Upstream.Calls;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Retries;
using GraphBff.Upstream.Telemetry;
using GraphBff.Upstream.Tests.Library;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphBff.Upstream.Tests.Retries;

/// <summary>The library service, and a client of it that retries without waiting.</summary>
internal sealed class RetryingLibrary : IAsyncDisposable
{
    private readonly LibraryHost _host;
    private readonly GrpcChannel _channel;

    private RetryingLibrary(LibraryHost host, UpstreamOptions options)
    {
        _host = host;
        _channel = GrpcChannel.ForAddress(host.Address);
        Client = new(new UpstreamInvoker(
            _channel.CreateCallInvoker(),
            new CallLog("library", NullLogger.Instance),
            new CallRetries(options, ReadMethods.Of(LibraryService.Descriptor), Time, () => 1),
            new ServiceTelemetry(new UpstreamTelemetry(meters: null), "127.0.0.1", 1)));
    }

    public ScriptedLibrary Service => _host.Library;

    public LibraryService.LibraryServiceClient Client { get; }

    public ImpatientTime Time { get; } = new();

    public static async Task<RetryingLibrary> StartAsync(UpstreamOptions? options = null)
        => new(await LibraryHost.StartAsync(), options ?? new UpstreamOptions());

    /// <summary>Reads books one after another.</summary>
    /// <returns>How many were read.</returns>
    public async Task<int> GetAsync(int count)
    {
        var read = 0;
        for (var i = 0; i < count; i++)
        {
            try
            {
                await Client.GetBookAsync(new() { Id = $"b{i}" });
                read++;
            }
            catch (Grpc.Core.RpcException)
            {
                // It is not counted as read.
            }
        }

        return read;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _host.DisposeAsync();
    }
}
