using System.Text;

namespace GraphBff.Tests.Hosting.Fuzzing;

/// <summary>
/// The actions of one client, made from a seed: a conversation by the rules of graphql-transport-ws, and then an end that may break them.
/// Also has the answers that the server must give.
/// </summary>
internal sealed class SocketScript
{
    private const string Stock = "subscription { stockChanged { product { sku available } } }";
    private const string Adjust = "mutation { adjustStock(input: { productId: \\\"UHJvZHVjdDpwcm9kdWN0LTAwMQ\\\", delta: 1 }) { product "
        + "{ id } } }";

    private static readonly string[] Queries =
    [
        "{ __typename }",
        "{ users(first: 2) { nodes { id } } }",
        "{ user(id: \\\"?\\\") { id } }",
        "query($n: Int) { orders(first: $n) { nodes { customer { name } } } }",
        Adjust,
    ];

    private static readonly string[] Refused =
    [
        "{ nothing }",
        "{",
        "",
        "subscription { stockChanged(productIds: [\\\"?\\\"]) { kind } }",
        "query A { __typename } query B { __typename }",
    ];

    private readonly Random _random;
    private readonly FrameWriter _writer;
    private readonly List<string> _subscriptions = [];
    private int _ids;

    public SocketScript(int seed)
    {
        _random = new Random(seed);
        _writer = new FrameWriter(_random);
        IsInitialised = _random.Next(8) != 0;
        Converse();
        (Conversation, Pings) = (_writer.Take(), [.. _writer.Pings]);
        (Ending, Codes) = End();
    }

    public bool IsInitialised { get; }

    /// <summary>What the client sends before the end, all of it valid.</summary>
    public byte[] Conversation { get; }

    /// <summary>The answers to queries and mutations, by id: <c>next complete</c> or <c>error</c>.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>The ids of subscriptions that do not end by themselves.</summary>
    public HashSet<string> Streams { get; } = [];

    /// <summary>The payloads of the expected pongs, in order.</summary>
    public List<string> Pongs { get; } = [];

    /// <summary>The payloads of WebSocket pings before the end.</summary>
    public IReadOnlyList<string> Pings { get; }

    /// <summary>What the client sends last; null for a reset.</summary>
    public byte[]? Ending { get; }

    /// <summary>The allowed codes of the server's close frame; empty if the client disconnects first.</summary>
    public int[] Codes { get; }

    /// <summary>Whether the end breaks the rules of WebSocket itself, so that the server need not read further.</summary>
    public bool MayBeReset => Codes.Length == 0 || Codes.Any(code => code is 1002 or 1007);

    private void Converse()
    {
        Repeat(3, () => Do(_random.Next(3)));
        if (IsInitialised)
        {
            _writer.Message(Pick(
            [
                """{"type":"connection_init"}""",
                """{"type":"connection_init","payload":null}""",
                """{"payload":{"authorization":"Bearer x","headers":{"x-tenant-id":"a"},"more":[1,{}]},"type":"connection_init"}""",
            ]));
            Repeat(12, () => Do(_random.Next(8)));
        }

        // When its answer arrives, all messages before it have been handled.
        Ping("last");
    }

    private void Do(int what)
    {
        switch (what)
        {
            case 0:
                Ping($"{_random.Next()}");
                break;
            case 1:
                _writer.Message(Pick(["""{"type":"pong"}""", """{"payload":{"a":[{}]},"type":"pong"}"""]));
                break;
            case 2:
                _writer.Message("""{"type":"complete","id":"unheard of"}""");
                break;
            case 3 or 4:
                Answers[Subscribe(Pick(Queries))] = "next complete";
                break;
            case 5:
                Answers[Subscribe(Pick(Refused))] = "error";
                break;
            case 6:
                _subscriptions.Add(Subscribe(Stock));
                Streams.Add(_subscriptions[^1]);
                break;
            case 7 when _subscriptions.Count > 0:
                var left = Pick(_subscriptions);
                _subscriptions.Remove(left);
                _writer.Message($$"""{"id":"{{left}}","type":"complete"}""");
                if (_random.Next(2) == 0)
                {
                    // Its id is free at once.
                    Subscribe(Stock, left);
                    _subscriptions.Add(left);
                }

                break;
        }
    }

    private void Ping(string payload)
    {
        Pongs.Add($$"""{"p":"{{payload}}"}""");
        _writer.Message($$$"""{"type":"ping","payload":{{{Pongs[^1]}}}}""");
    }

    private string Subscribe(string query, string? id = null)
    {
        id ??= $"{_ids++} \u00e9 {_random.Next()}";
        _writer.Message($$"""{"type":"subscribe","id":"{{id}}","payload":{"variables":{"n":2},"query":"{{query}}"} }""");
        return id;
    }

    private (byte[]? Bytes, int[] Codes) End()
    {
        switch (_random.Next(24))
        {
            case 0:
                return (null, []);
            case 1:
                return ([], []);
            case 2:
                // In the middle of a frame, or of a message.
                _writer.Frame(
                    _random.Next(2) == 0 ? FrameWriter.Text : (byte)(FrameWriter.Fin | FrameWriter.Text), "{\"type\":\"ping\"}"u8);
                var frame = _writer.Take();
                return (frame[..^_random.Next(1, frame.Length)], []);
            case < 6:
                var code = Pick([1000, 1001, 3000, 4005, 4999]);
                _writer.Frame(FrameWriter.Fin | FrameWriter.Close, [(byte)(code >> 8), (byte)code, .. "bye"u8]);
                return (_writer.Take(), [code]);
            case < 11:
                _writer.Message(Mutate(Pick(
                [
                    """{"type":"ping","payload":{"a":[1,"\ud83d\ude00"]}}""",
                    """{"id":"m","type":"subscribe","payload":{"query":"{ __typename }"}}""",
                ])));
                _writer.Frame(FrameWriter.Fin | FrameWriter.Close, [0x03, 0xE8]);
                return (_writer.Take(), [1000, 1007, 4400, 4401, 4409, 4429]);
            case < 14:
                var noise = new byte[_random.Next(2, 300)];
                _random.NextBytes(noise);
                _writer.Raw(noise);
                return (_writer.Take(), []);
            default:
                var (expected, write) = Pick(Faults());
                write();
                return (_writer.Take(), [expected]);
        }
    }

    private List<(int Code, Action Write)> Faults()
    {
        List<(int, Action)> faults =
        [
            (4400, () => _writer.Message("NONSENSE")),
            (4400, () => _writer.Message("")),
            (4400, () => _writer.Message("[]")),
            (4400, () => _writer.Message("""{"type":"start","id":"1"}""")),
            (4400, () => _writer.Message("""{"type":"\ud800"}""")),
            (4400, () => _writer.Message("""{"type":"ping","payload":"x"}""")),
            (4400, () => _writer.Message("""{"type":"subscribe","id":7,"payload":{"query":"{ a }"}}""")),
            (4400, () => _writer.Message(new string('[', _random.Next(100, 200_000)))),
            (4400, () => _writer.Message("""{"type":"ping","payload":{"a":""" + new string('[', 5000) + new string(']', 5000) + "}}")),
            (4400, () => _writer.Message("""{"type":"ping"}""", FrameWriter.Binary)),
            (1009, () => _writer.Message(new string(' ', 300_000))),
            (1009, () => _writer.Fragments(60, size: 10_000)),
            (1007, () => _writer.Message([.. "{\"type\":\""u8, 0xC3, 0x28, .. "\"}"u8])),
            (1002, () => _writer.Frame(FrameWriter.Fin | 0x40 | FrameWriter.Text, "{}"u8)),
            (1002, () => _writer.Frame(FrameWriter.Fin | 0x3, "{}"u8)),
            (1002, () => _writer.Frame(FrameWriter.Fin | FrameWriter.Continuation, "{}"u8)),
            (1002, () => _writer.Frame(FrameWriter.Ping, "{}"u8)),
            (1002, () => _writer.Frame(FrameWriter.Fin | FrameWriter.Ping, new byte[126])),
            (1002, () => _writer.Frame(FrameWriter.Fin | FrameWriter.Close, [0x03, 0xED])),
            (1002, () => _writer.Raw([0x81, 0x0F, .. "{\"type\":\"ping\"}"u8])),
            (1002, () => _writer.Raw([0x81, 0xFF, 0x80, .. new byte[11]])),
        ];
        faults.Add(IsInitialised
            ? (4429, () => _writer.Message("""{"type":"connection_init"}"""))
            : (4401, () => Subscribe("{ __typename }")));
        if (_subscriptions.Count > 0)
        {
            faults.Add((4409, () => Subscribe(Pick(Queries), Pick(_subscriptions))));
        }

        return faults;
    }

    private byte[] Mutate(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text).ToList();
        Repeat(4, () => bytes.RemoveAt(_random.Next(bytes.Count)));
        Repeat(4, () => bytes.Insert(_random.Next(bytes.Count), (byte)Pick("{}[]\",:\\u0\n\u00ff".ToCharArray())));
        return [.. bytes];
    }

    private void Repeat(int atMost, Action action)
    {
        for (var i = _random.Next(atMost + 1); i > 0; i--)
        {
            action();
        }
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
