using Google.Rpc;
using GraphBff.Engine.Errors;
using GraphBff.Upstream.Errors;
using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Errors;

public class DomainErrorMapTests
{
    private static readonly DomainErrorMap Map = new DomainErrorMap()
        .On("SHELF_FULL", failure => $"full: {failure.Metadata["shelf"]}")
        .OnViolations(violations => string.Join(';', violations.Select(v => $"{string.Join('.', v.Path)}: {v.Description}")))
        .On(StatusCode.AlreadyExists, _ => "exists")
        .Rename("book", "");

    [Fact]
    public async Task Run_Answered_GivesTheResponse()
    {
        await using var host = await LibraryGraph.StartAsync();
        host.Library.OnAdd = (request, _) => Task.FromResult(new AddBookResponse { Book = request.Book });

        var outcome = await Map.RunAsync(host.Client.AddBookAsync(new() { Book = Books.Book("b1") }));

        Assert.Equal("b1", outcome.Response!.Book.Id);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public async Task Run_KnownReason_GivesItsError()
    {
        var refusal = Refusal.Of(
            StatusCode.FailedPrecondition, new ErrorInfo { Reason = "SHELF_FULL", Domain = "library", Metadata = { ["shelf"] = "A" } });

        Assert.Equal(["full: A"], await RefuseAsync(refusal));
    }

    [Fact]
    public async Task Run_Violations_HaveTheInputsPaths()
        => Assert.Equal(
            ["input.firstAuthor: Must not be empty."],
            await RefuseAsync(Refusal.Of(StatusCode.InvalidArgument, Refusal.BadRequest("book.first_author", "Must not be empty."))));

    [Fact]
    public async Task Run_BareStatus_GivesItsError()
        => Assert.Equal(["exists"], await RefuseAsync(Refusal.Of(StatusCode.AlreadyExists)));

    [Fact]
    public async Task Run_UnknownReason_IsThrownWithCodeServiceAndInputPaths()
    {
        var map = new DomainErrorMap();
        var refusal = Refusal.Of(
            StatusCode.InvalidArgument, new ErrorInfo { Reason = "OTHER" }, Refusal.BadRequest("book.id", "Must be new."));

        var exception = await Assert.ThrowsAsync<GraphException>(() => RefuseAsync(refusal, map));

        Assert.Equal(("INVALID_ARGUMENT", "library"), (exception.Error.Code, exception.Error.Service));
        Assert.Equal(["input", "book", "id"], Assert.Single(exception.Error.FieldViolations).Path);
    }

    [Fact]
    public async Task Run_ServiceDown_IsThrown()
    {
        var exception = await Assert.ThrowsAsync<GraphException>(() => RefuseAsync(Refusal.Of(StatusCode.Unavailable)));

        Assert.Equal("UNAVAILABLE", exception.Error.Code);
    }

    private static async Task<IReadOnlyList<object>> RefuseAsync(RpcException refusal, DomainErrorMap? map = null)
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnAdd = (_, _) => throw refusal;

        var outcome = await (map ?? Map).RunAsync(graph.Client.AddBookAsync(new()));

        Assert.Null(outcome.Response);
        return outcome.Errors;
    }
}
