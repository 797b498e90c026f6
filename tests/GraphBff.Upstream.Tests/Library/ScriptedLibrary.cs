using System.Collections.Concurrent;
using GraphBff.Testing;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Library;

/// <summary>A library whose methods a test sets. A method that is null is UNIMPLEMENTED.</summary>
internal sealed class ScriptedLibrary : LibraryService.LibraryServiceBase
{
    private readonly ConcurrentQueue<RecordedCall> _calls = new();

    /// <summary>The calls so far, in order of arrival.</summary>
    public IReadOnlyList<RecordedCall> Calls => [.. _calls];

    /// <summary>The methods called so far, in order of arrival.</summary>
    public IEnumerable<string> Methods => _calls.Select(call => call.Method);

    public Func<GetBookRequest, ServerCallContext, Task<GetBookResponse>>? OnGet { get; set; }

    public Func<BatchGetBooksRequest, ServerCallContext, Task<BatchGetBooksResponse>>? OnBatchGet { get; set; }

    public Func<ListBooksRequest, ServerCallContext, Task<ListBooksResponse>>? OnList { get; set; }

    public Func<BatchListBooksRequest, ServerCallContext, Task<BatchListBooksResponse>>? OnBatchList { get; set; }

    public Func<AddBookRequest, ServerCallContext, Task<AddBookResponse>>? OnAdd { get; set; }

    public Func<WatchBooksRequest, IServerStreamWriter<WatchBooksResponse>, ServerCallContext, Task>? OnWatch { get; set; }

    public override Task<GetBookResponse> GetBook(GetBookRequest request, ServerCallContext context) => Run(OnGet, request, context);

    public override Task<BatchGetBooksResponse> BatchGetBooks(BatchGetBooksRequest request, ServerCallContext context)
        => Run(OnBatchGet, request, context);

    public override Task<ListBooksResponse> ListBooks(ListBooksRequest request, ServerCallContext context) => Run(OnList, request, context);

    public override Task<BatchListBooksResponse> BatchListBooks(BatchListBooksRequest request, ServerCallContext context)
        => Run(OnBatchList, request, context);

    public override Task<AddBookResponse> AddBook(AddBookRequest request, ServerCallContext context) => Run(OnAdd, request, context);

    public override Task WatchBooks(
        WatchBooksRequest request, IServerStreamWriter<WatchBooksResponse> responseStream, ServerCallContext context)
    {
        _calls.Enqueue(new RecordedCall(request, context));
        return OnWatch!(request, responseStream, context);
    }

    private Task<TResponse> Run<TRequest, TResponse>(
        Func<TRequest, ServerCallContext, Task<TResponse>>? method, TRequest request, ServerCallContext context)
        where TRequest : notnull
    {
        _calls.Enqueue(new RecordedCall(request, context));
        return method is null ? throw new RpcException(new Status(StatusCode.Unimplemented, "")) : method(request, context);
    }
}
