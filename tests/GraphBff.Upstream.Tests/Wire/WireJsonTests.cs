using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Tests.Wire;

public sealed class WireJsonTests
{
    private static readonly int Messages = Environment.GetEnvironmentVariable("GRAPHBFF_LONG") is { Length: > 0 } ? 250_000 : 5000;

    private static readonly TypeRegistry Registry = TypeRegistry.FromFiles(Everything.Descriptor.File, Old.Descriptor.File);

    private static readonly JsonFormatter Formatter = new(new JsonFormatter.Settings(false, Registry));

    private static readonly WireTypes WireTypes = new();

    private static readonly WireJson Json = new(WireTypes, Registry.Find);

    [Fact]
    public void Write_RandomMessages_AsGoogleProtobufDoes()
    {
        var oracle = WireOracle.Of(nameof(Everything));
        var random = new RandomBytes(seed: 3);
        var written = new HashSet<string>();
        for (var i = 0; i < Messages; i++)
        {
            var bytes = random.Next(oracle.Type);
            if (oracle.Expected(bytes) is null)
            {
                continue;
            }

            var expected = Parse(() => Formatter.Format(Everything.Parser.ParseFrom(bytes)));
            var actual = Parse(() => Text(bytes));
            Assert.True(
                JsonNode.DeepEquals(expected, actual) || (expected is null && HasEmptyName(actual)),
                $"{Convert.ToHexString(bytes)}\n{expected}\n{actual}");
            written.UnionWith((expected as JsonObject)?.Select(member => member.Key) ?? []);
        }

        // Each field was in a message that has a form in JSON.
        Assert.Equal(oracle.Type.Fields.InFieldNumberOrder().Select(field => field.JsonName).Order(), written.Order());
    }

    [Theory]
    [InlineData(49, true)]
    [InlineData(50, false)]
    public void Write_AnyInAnyInAny_EndsAt100Messages(int anys, bool isWritten)
    {
        var any = new Any();
        for (var i = 0; i < anys; i++)
        {
            any = Any.Pack(new Everything { Any = any });
        }

        var bytes = new Everything { Any = any }.ToByteArray();

        Assert.Equal(isWritten, Parse(() => Text(bytes)) is not null);
    }

    // Google.Protobuf refuses a Struct with an empty name. JSON has such names.
    private static bool HasEmptyName(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(member => member.Key.Length == 0 || HasEmptyName(member.Value)),
        JsonArray items => items.Any(HasEmptyName),
        _ => false,
    };

    private static JsonNode? Parse(Func<string> write)
    {
        try
        {
            return JsonNode.Parse(write());
        }
        catch (Exception exception) when (exception is InvalidOperationException or WireException or InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static string Text(byte[] bytes)
    {
        var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            Json.Write(writer, WireDocument.Read(WireTypes.Of(Everything.Descriptor), bytes).Root);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
