using GraphBff.Testing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Tests.Channels;
using GraphBff.Upstream.Tests.Library;

namespace GraphBff.Upstream.Tests.Raw;

/// <summary>A client of the library service on a <see cref="RawServer"/>.</summary>
internal sealed class RawLibrary : IAsyncDisposable
{
    private readonly TestChannel _channel;

    private RawLibrary(RawServer server, string address, UpstreamOptions options)
    {
        Server = server;
        _channel = TestChannel.To(address, options, upstream => upstream.RetryReads(LibraryService.Descriptor));
    }

    public RawServer Server { get; }

    public LibraryService.LibraryServiceClient Client => _channel.Client;

    public RecordedLogs Log => _channel.Log;

    /// <summary>Serves each stream with a function. Without options a call is sent once.</summary>
    public static RawLibrary Of(Func<RawStream, Task> onStream, UpstreamOptions? options = null) => Of(new RawServer(onStream), options);

    public static RawLibrary Of(RawServer server, UpstreamOptions? options = null, string? address = null)
        => new(server, address ?? server.Address, options ?? new UpstreamOptions { MaxAttempts = 1 });

    /// <summary>Gets a book with a deadline of 20 s.</summary>
    public async Task<Book> GetAsync(string id = "b1", Grpc.Core.Metadata? metadata = null)
        => (await Client.GetBookAsync(new() { Id = id }, metadata, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20))).Book;

    /// <summary>Adds a book, a write, with a deadline of 20 s.</summary>
    public async Task<Book> AddAsync()
        => (await Client.AddBookAsync(
            new() { Book = new() { Id = "b1" } }, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20))).Book;

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await Server.DisposeAsync();
    }
}
