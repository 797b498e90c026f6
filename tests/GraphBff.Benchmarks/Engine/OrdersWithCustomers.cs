using System.Buffers;
using BenchmarkDotNet.Attributes;
using GraphBff.Engine.Execution;

namespace GraphBff.Benchmarks.Engine;

/// <summary>50 orders with their customers: the engine alone against a hand-written writer.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class OrdersWithCustomers
{
    private static readonly byte[] Query = "{ orders { id status createTime customer { id name } } }"u8.ToArray();

    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private GraphEngine _engine = null!;
    private IServiceProvider _services = null!;

    [GlobalSetup]
    public void Setup() => (_engine, _services) = ShopGraph.Create();

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
            new OperationRequest { Query = Query, Deadline = DateTimeOffset.MaxValue, Services = _services }, default);
        return result.Body.Length;
    }
}
