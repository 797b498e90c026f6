using GraphBff.Testing;
using GraphBff.Upstream.Configuration;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using GraphBff.Upstream.Tests.Raw;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Channels;

/// <summary>Headers and trailers that are large, or that end their connection.</summary>
public class ResponseHeadersTests
{
    private const int MaxLength = 1024 * 1024;

    private static readonly Dictionary<string, Func<RawStream, Task>> Kinds = new()
    {
        ["too large"] = stream => stream.LargeHeadersAsync(entries: 400, length: 3000),
        ["a value too long"] = stream => stream.HeadersAsync(("x-large", new string('x', MaxLength + 1))),
        ["no status"] = stream => stream.BadHeadersAsync(),
        ["no block of HPACK"] = stream => stream.BadBlockAsync(),
    };

    public static TheoryData<string> Unreadable => [.. Kinds.Keys];

    [Fact]
    public async Task Headers_Many_AreRead()
    {
        await using var library = RawLibrary.Of(async stream =>
        {
            await stream.HeadersAsync([.. Enumerable.Range(0, 10_000).Select(i => ($"x-{i}", "y"))]);
            await stream.MessageAsync([]);
            await stream.TrailersAsync();
        });

        await library.GetAsync();
    }

    [Fact]
    public async Task Trailer_Large_IsRead()
    {
        await using var library = RawLibrary.Of(async stream =>
        {
            await stream.HeadersAsync();
            await stream.TrailersAsync("5", ("x-large", new string('x', MaxLength - 1000)));
        });

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        Assert.Equal(MaxLength - 1000, failure.Trailers.GetValue("x-large")!.Length);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Headers_Unreadable_CostAnotherReadItsConnectionOnly(string kind)
    {
        await using var library = Library(kind);
        var bystander = library.GetAsync();
        await Eventually.TrueAsync(() => library.Server.Streams.Count == 1);

        await Assert.ThrowsAsync<UpstreamException>(() => library.AddAsync());

        Assert.Equal("b1", (await bystander).Id);
        Assert.Equal(3, library.Server.Streams.Count);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Headers_Unreadable_AreALostConnectionToAnotherWrite(string kind)
    {
        await using var library = Library(kind);
        var bystander = library.AddAsync();
        await Eventually.TrueAsync(() => library.Server.Streams.Count == 1);

        await Assert.ThrowsAsync<UpstreamException>(() => library.AddAsync());

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => bystander);
        Assert.Equal((CallFault.UnreadableConnection, StatusCode.Unavailable), (failure.Fault, failure.StatusCode));
        Assert.Equal(2, library.Server.Streams.Count);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Headers_UnreadableEachTime_EndTwoConnections(string kind)
    {
        await using var library = RawLibrary.Of(Kinds[kind], new UpstreamOptions());

        var failure = await Assert.ThrowsAsync<UpstreamException>(() => library.GetAsync());

        Assert.Equal((CallFault.UnreadableConnection, StatusCode.Unavailable), (failure.Fault, failure.StatusCode));
        Assert.Equal(2, library.Server.Streams.Select(stream => stream.Connection).Distinct().Count());
    }

    // The first call waits, the second gets the headers, and the third is answered.
    private static RawLibrary Library(string kind) => RawLibrary.Of(
        stream => stream.Number switch
        {
            1 => Task.CompletedTask,
            2 => Kinds[kind](stream),
            _ => stream.AnswerAsync(new GetBookResponse { Book = new() { Id = "b1" } }),
        },
        new UpstreamOptions());
}
