using System.Globalization;
using System.Text;
using Google.Protobuf.Reflection;
using GraphBff.Engine.Output;
using GraphBff.Upstream.Described;
using Grpc.Core;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>Shapes of reads, served.</summary>
public sealed class ReadTests
{
    [Fact]
    public async Task Batch_OfANode_ReadsALevelByOneCall()
    {
        await using var things = await ServedThings.StartAsync(
            """
            rpc GetThing(GetThingRequest) returns (Thing);
            rpc BatchGetThings(BatchGetThingsRequest) returns (BatchGetThingsResponse);
            rpc ListBoxes(ListBoxesRequest) returns (ListBoxesResponse);
            ---
            message GetThingRequest { int64 id = 1; }
            message BatchGetThingsRequest { repeated int64 ids = 1; }
            message BatchGetThingsResponse { repeated Thing things = 1; }
            message ListBoxesRequest {}
            message ListBoxesResponse { repeated Box boxes = 1; }
            message Thing { int64 id = 1; string name = 2; }
            message Box { int64 thing_id = 1; repeated int64 thing_ids = 2; }
            """,
            (method, request) => method.Name switch
            {
                "ListBoxes" =>
                [
                    method.OutputType.Draft(("boxes", new object[]
                    {
                        method.OutputType.TypeOf("boxes").Draft(("thing_id", 1L), ("thing_ids", new object[] { 2L, 9L })),
                        method.OutputType.TypeOf("boxes").Draft(("thing_id", 2L)),
                    })),
                ],
                _ =>
                [
                    method.OutputType.Draft(("things", request.Message.Items(request.Message.Type["ids"])
                        .Where(id => id.Int64 < 5)
                        .Select(id => (object)method.OutputType.TypeOf("things").Draft(("id", id.Int64), ("name", $"{id.Int64}")))
                        .ToArray())),
                ],
            });

        Assert.Equal(
            """{"boxes":[{"thing":{"name":"1"},"things":[{"name":"2"},null]},{"thing":{"name":"2"},"things":[]}]}""",
            await things.Graph.DataAsync("{ boxes { thing { name } things { name } } }"));
        Assert.Equal(["ListBoxes", "BatchGetThings"], things.Server.Names);
        Assert.Equal(
            """{"node":null}""", await things.Graph.DataAsync($$"""{ node(id: "{{GlobalId.Format("Thing", "no number")}}") { id } }"""));
    }

    [Fact]
    public async Task Key_OfSeveralFields_IsANode()
    {
        await using var things = await ServedThings.StartAsync(
            """
            rpc GetThing(GetThingRequest) returns (Thing);
            ---
            message GetThingRequest { string room = 1; uint32 number = 2; }
            message Thing { string room = 1; uint32 number = 2; string name = 3; }
            """,
            (method, request) =>
            [
                method.OutputType.Draft(
                    ("room", request.Text("room")), ("number", (uint)request.Number("number")), ("name", $"{request.Number("number")}")),
            ]);

        var id = GlobalId.Format("Thing", """["a","4294967295"]""");
        Assert.Equal(
            $$$"""{"thing":{"id":"{{{id}}}","number":"4294967295"}}""",
            await things.Graph.DataAsync("""{ thing(room: "a", number: "4294967295") { id number } }"""));
        Assert.Equal(
            """{"node":{"name":"4294967295"}}""", await things.Graph.DataAsync($$"""{ node(id: "{{id}}") { ... on Thing { name } } }"""));
        Assert.Contains(
            "BAD_ID",
            await things.Graph.DataAsync($$"""{ node(id: "{{GlobalId.Format("Thing", "[1]")}}") { id } }"""),
            StringComparison.Ordinal);
        Assert.Contains(
            "BAD_USER_INPUT",
            await things.Graph.DataAsync("""{ thing(room: "a", number: "4294967296") { id } }"""),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page_size", "string page_token = 2;", "string next_page_token = 2;")]
    [InlineData("page_size", "bytes next_page_token = 2;", "bytes next_page_token = 2;")]
    [InlineData("limit", "int32 offset = 2;", "")]
    public async Task Pages_ByAnyPosition_AreAConnection(string size, string position, string next)
    {
        await using var things = await ServedThings.StartAsync(
            $$"""
            rpc ListThings(ListThingsRequest) returns (ListThingsResponse);
            ---
            message ListThingsRequest { int32 {{size}} = 1; {{position}} string kind = 3; }
            message ListThingsResponse { repeated Thing things = 1; {{next}} int32 total_size = 3; }
            message Thing { string name = 1; }
            """,
            (method, request) =>
            {
                var asked = method.InputType.FindFieldByNumber(2);
                var start = asked.Name == "offset" ? (int)request.Number("offset")
                    : request.Has(asked.Name) ? int.Parse(request.Text(asked.Name), CultureInfo.InvariantCulture) : 0;
                var wanted = (int)request.Number(size);
                var items = Enumerable.Range(start, Math.Min(wanted, Math.Max(0, 5 - start)))
                    .Select(i => (object)method.OutputType.TypeOf("things").Draft(("name", $"{request.Text("kind")}{i}"))).ToArray();
                var page = method.OutputType.Draft(("things", items), ("total_size", 5));
                if (start + items.Length < 5 && method.OutputType.FindFieldByName("next_page_token") is { } token)
                {
                    var text = $"{start + items.Length}";
                    page.Set(token, token.FieldType == FieldType.Bytes ? Encoding.UTF8.GetBytes(text) : text);
                }

                return [page];
            });

        var names = new List<string>();
        string? after = null;
        for (var page = 0; page < 4; page++)
        {
            var response = await things.Graph.RunAsync(
                """
                query ($after: String) {
                  things(first: 2, after: $after, kind: "t") { nodes { name } totalCount pageInfo { hasNextPage endCursor } }
                }
                """,
                new { after });
            var connection = response.GetProperty("data").GetProperty("things");
            names.AddRange(connection.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()!));
            Assert.Equal("5", connection.GetProperty("totalCount").GetString());
            after = connection.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (!connection.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                break;
            }
        }

        Assert.Equal(["t0", "t1", "t2", "t3", "t4"], names);
        Assert.Contains(
            "BAD_CURSOR",
            await things.Graph.DataAsync("query ($after: String) { things(after: $after, kind: \"u\") { nodes { name } } }", new { after }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_OfEachKind_ReachTheRequest()
    {
        await using var things = await ServedThings.StartAsync(
            """
            rpc SearchThings(SearchThingsRequest) returns (SearchThingsResponse);
            ---
            enum Kind { KIND_UNSPECIFIED = 0; KIND_OLD = 1; KIND_NEW = 2; }
            message Range { oneof start { int64 from = 1; google.protobuf.Timestamp since = 2; } map<string, sint32> weights = 3; }
            message SearchThingsRequest {
              repeated Kind kinds = 1; Range range = 2; google.protobuf.Duration age = 3; google.protobuf.Struct extra = 4;
              google.protobuf.StringValue note = 5; bytes raw = 6; uint64 big = 7; float part = 8; google.protobuf.Empty all = 9;
            }
            message SearchThingsResponse { SearchThingsRequest echo = 1; string other = 2; }
            """,
            (method, request) => [method.OutputType.Draft(("echo", new Echo(method.InputType).Of(request)))]);

        Assert.Equal(
            """{"searchThings":{"echo":{"kinds":["NEW","OLD"],"range":{"from":null,"since":"2026-01-31T08:30:00.123Z","""
                + "\"weights\":[{\"key\":\"a\",\"value\":-3}]},"
                + "\"age\":\"-1.500s\",\"extra\":{\"a\":[1,\"b\",null,{\"c\":true}]},\"note\":\"n\",\"raw\":\"YWI=\","
                + "\"big\":\"18446744073709551615\",\"part\":0.1,\"all\":true}}}",
            await things.Graph.DataAsync(
                """
                {
                  searchThings(
                    kinds: [NEW, OLD] range: { since: "2026-01-31T08:30:00.123Z", weights: [{ key: "a", value: -3 }] } age: "-1.5s"
                    extra: { a: [1, "b", null, { c: true }] } note: "n" raw: "YWI=" big: "18446744073709551615" part: 0.1 all: true
                  ) {
                    echo { kinds range { from since weights { key value } } age extra note raw big part all }
                  }
                }
                """));
        Assert.Contains(
            "Only one field of start",
            await things.Graph.DataAsync(
                """{ searchThings(range: { from: 1, since: "2026-01-31T08:30:00Z" }) { other } }"""),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_WithFieldsOfOneSideAlone_IsABooleanOnTheOther()
    {
        await using var things = await ServedThings.StartAsync(
            """
            rpc SearchThings(SearchThingsRequest) returns (Thing);
            ---
            message Secret { string text = 1 [(google.api.field_behavior) = INPUT_ONLY]; }
            message State { string value = 1 [(google.api.field_behavior) = OUTPUT_ONLY]; }
            message SearchThingsRequest { Secret secret = 1; State state = 2; }
            message Thing { Secret secret = 1; State state = 2; }
            """,
            (method, request) =>
            [
                method.OutputType.Draft(
                    ("secret", new MessageDraft(method.OutputType.TypeOf("secret"))),
                    ("state", method.OutputType.TypeOf("state").Draft(
                        ("value", $"{request.In("secret").Text("text")} {request.Has("state")}")))),
            ]);

        Assert.Equal(
            """{"a":{"secret":true,"state":{"value":"s True"}},"b":{"state":{"value":"s False"}}}""",
            await things.Graph.DataAsync(
                """
                {
                  a: searchThings(secret: { text: "s" }, state: true) { secret state { value } }
                  b: searchThings(secret: { text: "s" }, state: false) { state { value } }
                }
                """));
    }

    [Fact]
    public async Task Reply_ThatIsNoMessage_IsInternalWithItsService()
    {
        await using var things = await ServedThings.StartAsync(
            """
            rpc GetThing(Asked) returns (Thing);
            rpc GetOther(Asked) returns (Wrong);
            ---
            message Asked {}
            message Thing { string name = 1; }
            message Wrong { bytes name = 1; }
            """,
            (method, _) => [method.Service.FindMethodByName("GetOther").OutputType.Draft(("name", new byte[] { 0xC3, 0x28 }))]);

        var response = await things.Graph.RunAsync("{ thing { name } }");

        var extensions = response.GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal("INTERNAL", extensions.GetProperty("code").GetString());
        Assert.Equal("ThingService", extensions.GetProperty("service").GetString());
    }

    [Fact]
    public async Task Stream_ThatEnds_IsAListByALine()
    {
        await using var things = await ServedThings.StartAsync(
            """
            rpc DumpThings(Asked) returns (stream Thing);
            rpc DumpPages(Asked) returns (stream Page);
            rpc DumpUntilItFails(Asked) returns (stream Thing);
            ---
            message Asked { int32 count = 1; }
            message Thing { string name = 1; }
            message Page { repeated Thing things = 1; }
            """,
            (method, request) => method.Name switch
            {
                "DumpPages" => Enumerable.Range(0, 2).Select(page => method.OutputType.Draft(
                    ("things", Things(method.OutputType.TypeOf("things"), 2).ToArray<object>()))),
                "DumpUntilItFails" => Things(method.OutputType, 2).Append(null!)
                    .Select(thing => thing ?? throw new RpcException(new Status(StatusCode.Unavailable, "gone"))),
                _ => Things(method.OutputType, (int)request.Number("count")),
            },
            "{ lists: { DumpThings: , DumpPages: { items: things }, DumpUntilItFails: } }");

        Assert.Equal(
            """{"dumpThings":[{"name":"t0"},{"name":"t1"},{"name":"t2"}],"none":[]}""",
            await things.Graph.DataAsync("{ dumpThings(count: 3) { name } none: dumpThings(count: 0) { name } }"));
        Assert.Equal(
            """{"dumpPages":[{"name":"t0"},{"name":"t1"},{"name":"t0"},{"name":"t1"}]}""",
            await things.Graph.DataAsync("{ dumpPages { name } }"));
        Assert.Contains("UNAVAILABLE", await things.Graph.DataAsync("{ dumpUntilItFails { name } }"), StringComparison.Ordinal);
        Assert.Single(things.Server.Names, name => name == "DumpUntilItFails");
        Assert.Contains(
            "RESPONSE_TOO_LARGE", await things.Graph.DataAsync("{ dumpThings(count: 4000000) { name } }"), StringComparison.Ordinal);

        static IEnumerable<MessageDraft> Things(MessageDescriptor type, int count)
            => Enumerable.Range(0, count).Select(i => type.Draft(("name", count > 1000 ? new string('x', 100_000) : $"t{i}")));
    }

    [Fact]
    public async Task Stream_OfEvents_IsASubscription()
    {
        await using var things = await ServedThings.StartAsync(
            """
            rpc WatchThings(WatchThingsRequest) returns (stream WatchThingsResponse);
            ---
            message WatchThingsRequest { string kind = 1; }
            message WatchThingsResponse { Thing thing = 1; }
            message Thing { string name = 1; }
            """,
            (method, request) => Enumerable.Range(1, 3).Select(i => method.OutputType.Draft(
                ("thing", method.OutputType.TypeOf("thing").Draft(("name", $"{request.Text("kind")}{i}"))))));

        Assert.Equal(
            ["""{"data":{"watchThings":{"name":"k1"}}}""", """{"data":{"watchThings":{"name":"k2"}}}"""],
            await things.Graph.EventsAsync("""subscription { watchThings(kind: "k") { name } }""", 2));
    }
}
