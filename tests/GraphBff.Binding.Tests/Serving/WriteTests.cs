using GraphBff.Binding.Explaining;
using GraphBff.Binding.Options;
using GraphBff.Binding.Serving;
using Grpc.Core;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>Writes, served.</summary>
public sealed class WriteTests
{
    private const string Things =
        """
        rpc UpdateThing(UpdateThingRequest) returns (Thing);
        rpc DeleteThing(DeleteThingRequest) returns (google.protobuf.Empty);
        rpc GetThing(GetThingRequest) returns (Thing);
        rpc MoveThing(MoveThingRequest) returns (google.protobuf.Empty);
        rpc GetBox(GetBoxRequest) returns (Box);
        ---
        message GetBoxRequest { string id = 1; }
        message Box { string id = 1; }
        message MoveThingRequest { string box_id = 1; repeated string thing_ids = 2; }
        message GetThingRequest { string id = 1; }
        message DeleteThingRequest { string id = 1; }
        message UpdateThingRequest { Thing thing = 1; google.protobuf.FieldMask update_mask = 2; }
        message Thing { string id = 1; string display_name = 2; optional int32 size = 3; }
        """;

    [Theory]
    [InlineData("{ thing: { id: \"7\", displayName: \"n\", size: null } }", "display_name size")]
    [InlineData("{ thing: { id: \"7\" } }", "")]
    [InlineData("{ thing: { id: \"7\" }, updateMask: \"displayName\" }", "display_name")]
    public async Task Update_OfSomeFields_HasTheMaskOfThose(string input, string mask)
    {
        var masks = new List<string>();
        await using var things = await ServedThings.StartAsync(Things, (method, request) =>
        {
            masks.Add(string.Join(' ', request.In("update_mask").Texts("paths")));
            return [method.OutputType.Draft(("id", "7"), ("display_name", "n"))];
        });

        Assert.Equal(
            """{"updateThing":{"thing":{"displayName":"n","size":null},"errors":[]}}""",
            await things.Graph.DataAsync(
                $$"""mutation { updateThing(input: {{input}}) { thing { displayName size } errors { message } } }"""));
        Assert.Equal([mask], masks);
    }

    [Theory]
    [InlineData("deleteThing", "{ id: \"VGhpbmc6Nw\" }", "7")]
    [InlineData("deleteThing", "{ id: \"7\" }", "7")]
    [InlineData("updateThing", "{ thing: { id: \"VGhpbmc6Nw\" } }", "7")]
    [InlineData("moveThing", "{ boxId: \"Qm94OjM\", thingIds: [\"VGhpbmc6Nw\", \"8\"] }", "3 7 8")]
    public async Task Write_OfAnObject_TakesItsIdOfTheGraph(string field, string input, string keys)
    {
        var sent = new List<string>();
        await using var things = await ServedThings.StartAsync(Things, (method, request) =>
        {
            sent.Add(method.Name switch
            {
                "UpdateThing" => request.In("thing").Text("id"),
                "MoveThing" => string.Join(' ', [request.Text("box_id"), .. request.Texts("thing_ids")]),
                _ => request.Text("id"),
            });
            return [method.OutputType.Draft()];
        });

        await things.Graph.DataAsync($$"""mutation { {{field}}(input: {{input}}) { errors { message } } }""");

        Assert.Equal([keys], sent);
    }

    [Fact]
    public async Task Write_OfAnObjectByTheIdOfAnotherType_IsRefused()
    {
        await using var things = await ServedThings.StartAsync(Things, (method, _) => [method.OutputType.Draft()]);

        var write = await things.Graph.RunAsync("""mutation { deleteThing(input: { id: "Qm94OjM" }) { errors { message } } }""");

        Assert.Equal("BAD_ID", write.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("'id' must be the id of a Thing.", write.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Empty(things.Server.Names);
    }

    [Fact]
    public async Task Write_ThatFails_IsSentOnce()
    {
        await using var things = await ServedThings.StartAsync(
            Things, (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "later")));

        var write = await things.Graph.RunAsync("""mutation { deleteThing(input: { id: "7" }) { errors { message } } }""");

        Assert.Equal("UNAVAILABLE", write.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(["DeleteThing"], things.Server.Names);
    }

    [Fact]
    public async Task Read_ByALine_IsSentAgain()
    {
        await using var things = await ServedThings.StartAsync(
            """
            rpc Fathom(Asked) returns (Depth);
            ---
            message Asked {}
            message Depth { int32 metres = 1; }
            """,
            (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "later")),
            "{ queries: [Fathom] }");

        await things.Graph.RunAsync("{ fathom { metres } }");

        Assert.Equal(["Fathom", "Fathom", "Fathom"], things.Server.Names);
    }

    [Fact]
    public async Task Returns_OfAReadThatNeedsMore_IsRefusedWithItsPlace()
    {
        var plan = await Planned.ServiceAsync(
            """
            rpc AddThing(AddThingRequest) returns (google.protobuf.Empty);
            rpc GetBox(GetBoxRequest) returns (Box);
            ---
            message AddThingRequest { string name = 1; }
            message GetBoxRequest { string box_id = 1; }
            message Box { string box_id = 1; }
            """,
            "{ mutations: { AddThing: { returns: GetBox } } }");

        var thrown = Assert.Throws<BindingException>(() => new ServedGraph(plan, "http://127.0.0.1:1"));

        Assert.Matches(@"^graph\.yaml:2:\d+: GetBox needs box_id, which the request of AddThing does not have\.$", thrown.Message);
    }

    [Fact]
    public async Task Unserved_Methods_AreLeftOutAndMarked()
    {
        var plan = await Planned.ServiceAsync(
            """
            rpc ListThings(ListThingsRequest) returns (ListThingsResponse);
            rpc GetThing(Asked) returns (Thing);
            ---
            message Asked {}
            message ListThingsRequest { int32 page = 1; int32 page_size = 2; }
            message ListThingsResponse { repeated Thing things = 1; }
            message Thing { string name = 1; }
            """);
        await using var graph = new ServedGraph(plan, "http://127.0.0.1:1");

        Assert.Equal("pages by number", Unserved.Of(plan.Method("ListThings")));
        Assert.Contains(
            "planned, not served yet: pages by number", TextExplanation.Of(plan), StringComparison.Ordinal);
        Assert.DoesNotContain("Things", graph.Engine.Sdl, StringComparison.Ordinal);
        Assert.Contains("thing: Thing", graph.Engine.Sdl, StringComparison.Ordinal);
    }
}
