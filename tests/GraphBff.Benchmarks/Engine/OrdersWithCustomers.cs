using System.Buffers;
using BenchmarkDotNet.Attributes;
using GraphBff.Engine;
using GraphBff.Engine.Operations;
using GraphBff.Testing.Oracle;

namespace GraphBff.Benchmarks.Engine;

/// <summary>50 orders with their customers: the engine alone against a hand-written writer, and against GraphQL.NET's executor.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class OrdersWithCustomers
{
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private GraphEngine _engine = null!;
    private OracleEngine _graphQLNet = null!;
    private IServiceProvider _services = null!;

    [GlobalSetup]
    public void Setup()
    {
        (_engine, _services) = ShopGraph.Create();
        _graphQLNet = new OracleEngine(ShopGraph.Create().Engine);
    }

    [Benchmark(Baseline = true)]
    public int HandWritten()
    {
        _output.ResetWrittenCount();
        Benchmarks.Engine.HandWritten.Write(_output);
        return _output.WrittenCount;
    }

    [Benchmark]
    public async Task<int> Engine()
    {
        using var result = await _engine.ExecuteAsync(
            new OperationRequest { Query = ShopGraph.Query, Deadline = DateTimeOffset.MaxValue, Services = _services }, default);
        return result.Body.Length;
    }

    /// <summary>Parses, executes, serializes and reads the response back. It does not validate.</summary>
    [Benchmark]
    public Task<OracleAnswer> GraphQLNet() => _graphQLNet.ExecuteAsync(ShopGraph.QueryText, "{}", _services);
}
