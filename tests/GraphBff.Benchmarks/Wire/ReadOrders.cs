using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Common.V1;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Upstream.Wire;

namespace GraphBff.Benchmarks.Wire;

/// <summary>A response of 50 orders: read from its bytes, and the fields of all orders looked at.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ReadOrders
{
    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly WireType _response = new WireTypes().Of(ListOrdersResponse.Descriptor);
    private byte[] _bytes = [];
    private WireField _orders = null!;
    private WireField[] _texts = [];
    private WireField _status = null!;
    private WireField _total = null!;
    private WireField _units = null!;
    private WireField _time = null!;
    private WireField _seconds = null!;

    [GlobalSetup]
    public void Setup()
    {
        _bytes = new ListOrdersResponse
        {
            Orders =
            {
                Enumerable.Range(0, 50).Select(i => new Order
                {
                    Id = $"order-{i:0000}",
                    UserId = $"user-{i % 40:0000}",
                    Status = (OrderStatus)(1 + (i % 5)),
                    Total = new Money { CurrencyCode = "EUR", Units = 10 + i, Nanos = 990_000_000 },
                    CreateTime = Timestamp.FromDateTime(Start.AddHours(i)),
                }),
            },
        }.ToByteArray();
        _orders = _response["orders"];
        var order = _orders.Type!;
        _texts = [order["id"], order["user_id"]];
        (_status, _total, _time) = (order["status"], order["total"], order["create_time"]);
        (_units, _seconds) = (_total.Type!["units"], _time.Type!["seconds"]);
    }

    [Benchmark(Baseline = true)]
    public long GoogleProtobuf()
    {
        var sum = 0L;
        foreach (var order in ListOrdersResponse.Parser.ParseFrom(_bytes).Orders)
        {
            sum += order.Id.Length + order.UserId.Length + (int)order.Status + order.Total.Units + order.CreateTime.Seconds;
        }

        return sum;
    }

    [Benchmark]
    public long Wire()
    {
        var sum = 0L;
        foreach (var item in WireDocument.Read(_response, _bytes).Root.Items(_orders))
        {
            var order = item.Message;
            sum += order.Get(_texts[0]).Bytes.Length + order.Get(_texts[1]).Bytes.Length + order.Get(_status).Int64
                + order.Get(_total).Message.Get(_units).Int64 + order.Get(_time).Message.Get(_seconds).Int64;
        }

        return sum;
    }
}
