using System.Net.Http.Json;
using System.Text.Json;
using GraphBff.Testing;
using Xunit.Abstractions;

namespace GraphBff.Tests.Hosting;

/// <summary>
/// What a small request may cost the product's process: its memory, and the response times of others meanwhile. The bounds are for the peak
/// of the whole process, with uncollected garbage and compiled code. So they are wider than the memory that is kept.
/// </summary>
public sealed class OperationBoundsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const long Megabyte = 1_000_000;

    private TestServices _services = null!;
    private ProductProcess _product = null!;

    public async Task InitializeAsync()
    {
        _services = await TestServices.StartAsync();
        _product = await ProductProcess.StartAsync([("ASPNETCORE_ENVIRONMENT", "Production"), .. _services.Environment]);
        for (var i = 0; i < 20; i++)
        {
            await AskAsync(Orders(2, "id"));
        }
    }

    public async Task DisposeAsync()
    {
        await _product.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData(3, "id", null)]
    [InlineData(5, "id", "LIMIT_ITEMS")]
    [InlineData(5, "a: id b: id c: id d: id e: id", "LIMIT_ITEMS")]
    public async Task ListsWithinLists_OfAnyDepth_AreAnsweredOrRefused(int levels, string leaf, string? code)
    {
        var answers = new List<string>();
        await MeasureAsync($"{levels} levels of {leaf}", 80 * Megabyte, async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                answers.Add(await AskAsync(Orders(levels, leaf)));
            }
        });

        Assert.All(answers, answer => Assert.InRange(answer.Length, 1, 32 * Megabyte));
        Assert.All(answers, answer => Assert.Equal(code, CodeOf(answer)));
    }

    [Theory]
    [InlineData(5, "id")]
    [InlineData(3, "id status createTime updateTime a: id b: id c: id total { units currencyCode } customer { id name email }")]
    public async Task TwelveSlowReaders_OfOneQuery_HoldLittle(int levels, string leaf)
    {
        var readers = new List<RawConnection>();
        await MeasureAsync($"12 readers of {levels} levels", 200 * Megabyte, async () =>
        {
            for (var i = 0; i < 12; i++)
            {
                readers.Add(await ReadSlowlyAsync(Orders(levels, leaf)));
            }
        });

        readers.ForEach(reader => reader.Dispose());
    }

    [Fact]
    public Task ManyOperations_OfMuchText_TakeNoMoreThanTheCache()
    {
        var comment = new string('x', 261_000);
        return MeasureAsync("200 operations of 255 KiB", 64 * Megabyte, async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                Assert.Null(CodeOf(await AskAsync($"{{ __typename }} # {i} {comment}")));
            }
        });
    }

    [Fact]
    public Task ManyOperations_InAllTheirChoices_TakeNoMoreThanTheCache()
    {
        const string nodes = "n{0}: nodes(ids: []) {{ ...F @include(if: $c{1}) ... on Order {{ status }} ... on Payment {{ id }} "
            + "... on Product {{ name }} }}";
        var fields = string.Join(' ', Enumerable.Range(0, 40).Select(i => string.Format(null, nodes, i, i % 5)));
        return MeasureAsync("20 operations in 32 choices each", 64 * Megabyte, async () =>
        {
            for (var i = 0; i < 640; i++)
            {
                var variables = Enumerable.Range(0, 5).ToDictionary(c => $"c{c}", c => ((i >> c) & 1) == 1);
                var answer = await AskAsync(
                    $"query Q{i / 32}($c0: Boolean!, $c1: Boolean!, $c2: Boolean!, $c3: Boolean!, $c4: Boolean!) {{ {fields} }} "
                    + $"fragment F on User {{ name email }}",
                    variables);
                Assert.Null(CodeOf(answer));
            }
        });
    }

    [Fact]
    public Task ManyIntrospections_OfManyAliases_TakeNoMoreThanTheCache()
        => MeasureAsync("30 introspections of 50 aliases", 64 * Megabyte, async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                var fields = string.Join(
                    ' ',
                    Enumerable.Range(0, 50).Select(
                        alias => $"a{i}x{alias}: __schema {{ types {{ name fields {{ name description }} }} }}"));
                Assert.Null(CodeOf(await AskAsync($"{{ {fields} }}")));
            }
        });

    /// <summary>Orders of customers of orders, with so many levels.</summary>
    private static string Orders(int levels, string leaf)
    {
        var query = leaf;
        for (var level = 1; level < levels; level++)
        {
            query = $"customer{{orders(first:100){{nodes{{{query}}}}}}}";
        }

        return $"{{orders(first:100){{nodes{{{query}}}}}}}";
    }

    private static string? CodeOf(string answer)
    {
        var root = JsonDocument.Parse(answer).RootElement;
        return root.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
    }

    private async Task<string> AskAsync(string query, object? variables = null)
    {
        using var response = await _product.Http.PostAsJsonAsync("/graphql", new { query, variables });
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>A client that sends a request and then reads nothing. Returns when the response begins.</summary>
    private async Task<RawConnection> ReadSlowlyAsync(string query)
    {
        var client = await RawConnection.OpenAsync(_product.Http.BaseAddress!, receiveBuffer: 4096);
        var body = JsonSerializer.Serialize(new { query });
        await client.SendAsync(
            $"POST /graphql HTTP/1.1\r\nHost: {_product.Http.BaseAddress!.Authority}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}");
        await client.ReadBytesAsync(new byte[16]);
        return client;
    }

    /// <summary>Runs an action, and asserts that the product's memory grows by no more than the bound while it answers others.</summary>
    private async Task MeasureAsync(string what, long most, Func<Task> work)
    {
        var memory = _product.MemoryBytes;
        var processor = _product.ProcessorTime;
        var peak = memory;
        var lives = 0;
        var slowest = TimeSpan.Zero;
        var working = work();
        do
        {
            var start = TimeProvider.System.GetTimestamp();
            using var live = await _product.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
            Assert.True(live.IsSuccessStatusCode);
            lives++;
            var took = TimeProvider.System.GetElapsedTime(start);
            slowest = took > slowest ? took : slowest;
            peak = Math.Max(peak, _product.MemoryBytes);
        }
        while (await Task.WhenAny(working, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System)) != working);

        await working;
        peak = Math.Max(peak, _product.MemoryBytes);
        output.WriteLine(
            $"{what}: {(_product.ProcessorTime - processor).TotalMilliseconds:N0} ms of processor, {memory / Megabyte} MB before, "
            + $"{(peak - memory) / Megabyte} MB more, {lives} health "
            + $"checks, the slowest {slowest.TotalMilliseconds:N0} ms");
        Assert.InRange(peak - memory, long.MinValue, most);
    }
}
