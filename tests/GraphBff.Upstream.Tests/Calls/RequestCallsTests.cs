using GraphBff.Upstream.Tests.Library;
using Grpc.Core;

namespace GraphBff.Upstream.Tests.Calls;

/// <summary>How many calls one operation makes, and how many at once.</summary>
public sealed class RequestCallsTests
{
    [Fact]
    public async Task Calls_OfEveryKind_ShareTheGateOfTheirService()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.MaxConcurrentReads = 3);
        var load = new Load(most: 3);
        graph.Library.OnBatchGet = (request, context) => load.PassAsync(() => Books.All(request, context));
        graph.Library.OnList = (_, _) => load.PassAsync(() => Task.FromResult(new ListBooksResponse()));
        graph.Library.OnBatchList = (request, _) => load.PassAsync(() => Task.FromResult(Lists(request, request.PageSize)));

        var run = graph.RunAsync(
            $"{{ {Fields(30, i => $"p{i}: books(genre: \"{i}\") {{ nodes {{ key }} }}")} one: book(key: \"b1\") {{ key }} "
            + $"authors(keys: [\"a\", \"b\"]) {{ {Fields(30, i => $"p{i}: books(genre: \"{i}\") {{ nodes {{ key }} }}")} }} }}");
        await load.Full.WaitAsync(TimeSpan.FromSeconds(20));
        load.Open();
        var response = await run;

        Assert.Null(response["errors"]);
        Assert.Equal(3, load.Most);
        Assert.Equal(61, graph.Library.Calls.Count);
    }

    [Fact]
    public async Task Pages_OfTheSameListInManySizes_AreCutFromTheLargest()
    {
        await using var graph = await LibraryGraph.StartAsync();
        graph.Library.OnBatchList = (request, _) => Task.FromResult(Lists(request, request.PageSize));

        var response = await graph.RunAsync(
            $"{{ authors(keys: [\"a\", \"b\"]) {{ {Fields(100, i => $"p{i}: books(first: {i}) {{ nodes {{ key }} pageInfo {{ "
                + $"hasNextPage }} }}")} }} }}");

        Assert.Null(response["errors"]);
        var call = Assert.Single(graph.Library.Calls);
        Assert.Equal(100, ((BatchListBooksRequest)call.Request).PageSize);
        foreach (var author in response["data"]!["authors"]!.AsArray())
        {
            for (var i = 1; i <= 100; i++)
            {
                Assert.Equal(i, author![$"p{i}"]!["nodes"]!.AsArray().Count);
                Assert.True((bool)author[$"p{i}"]!["pageInfo"]!["hasNextPage"]!);
            }
        }
    }

    [Fact]
    public async Task Calls_MoreThanAllowed_AreNotMadeAndTheirFieldsSayWhy()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.MaxCallsPerOperation = 20);
        graph.Library.OnGet = Books.One;

        var response = await graph.RunAsync(Books.Query(Books.Ids(45)));

        // Three are batches, which are UNIMPLEMENTED.
        Assert.Equal(20, graph.Library.Calls.Count);
        Assert.Equal(17, response["data"]!.AsObject().Count(book => book.Value is not null));
        Assert.All(response["errors"]!.AsArray(), error => Assert.Equal("LIMIT_CALLS", (string)error!["extensions"]!["code"]!));
        Assert.Equal(28, response["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task Calls_ThatLookForBadKeys_CountToo()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.MaxCallsPerOperation = 8);
        graph.Library.OnBatchGet = Books.Atomic(StatusCode.InvalidArgument, Books.Ids(40));
        graph.Library.OnGet = (_, _) => throw new RpcException(new Status(StatusCode.InvalidArgument, ""));

        var response = await graph.RunAsync(Books.Query(Books.Ids(45)));

        Assert.InRange(graph.Library.Calls.Count, 1, 8);
        Assert.Contains(response["errors"]!.AsArray(), error => (string)error!["extensions"]!["code"]! == "LIMIT_CALLS");
    }

    [Fact]
    public async Task Pages_MoreThanAllowed_AreNotReadAndTheirFieldsSayWhy()
    {
        await using var graph = await LibraryGraph.StartAsync(options => options.MaxCallsPerOperation = 5);
        graph.Library.OnList = (_, _) => Task.FromResult(new ListBooksResponse());
        graph.Library.OnBatchList = (request, _) => Task.FromResult(Lists(request, request.PageSize));

        var response = await graph.RunAsync(
            $"{{ {Fields(10, i => $"p{i}: books(genre: \"{i}\") {{ nodes {{ key }} }}")} "
            + $"authors(keys: [\"a\", \"b\"]) {{ {Fields(10, i => $"p{i}: books(genre: \"{i}\") {{ nodes {{ key }} }}")} }} }}");

        Assert.Equal(5, graph.Library.Calls.Count);
        Assert.Equal(5 + 20, response["errors"]!.AsArray().Count);
        Assert.All(response["errors"]!.AsArray(), error => Assert.Equal("LIMIT_CALLS", (string)error!["extensions"]!["code"]!));
    }

    private static string Fields(int count, Func<int, string> field) => string.Join(' ', Enumerable.Range(1, count).Select(field));

    private static BatchListBooksResponse Lists(BatchListBooksRequest request, int count) => new()
    {
        Results =
        {
            request.Authors.Select(author => new BooksOfAuthor
            {
                Author = author,
                Books = { Enumerable.Range(1, count).Select(i => Books.Book($"{author}{i}")) },
                NextPageToken = "more",
            }),
        },
    };

    /// <summary>Holds calls until the maximum is under way, and counts them.</summary>
    private sealed class Load(int most)
    {
        private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _underWay;
        private int _most;

        public int Most => _most;

        public Task Full => _full.Task;

        public void Open() => _open.SetResult();

        public async Task<T> PassAsync<T>(Func<Task<T>> answer)
        {
            var now = Interlocked.Increment(ref _underWay);
            InterlockedMax(now);
            if (now == most)
            {
                _full.TrySetResult();
            }

            await _open.Task;
            var answered = await answer();
            Interlocked.Decrement(ref _underWay);
            return answered;
        }

        private void InterlockedMax(int now)
        {
            int seen;
            while ((seen = Volatile.Read(ref _most)) < now && Interlocked.CompareExchange(ref _most, now, seen) != seen)
            {
            }
        }
    }
}
