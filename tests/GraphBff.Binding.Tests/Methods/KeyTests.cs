using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Tests.Methods;

public sealed class KeyTests
{
    [Theory]
    [InlineData("string id = 1;", "string id = 1;", "thing(id: ID!): Thing", Convention.NodeByKey)]
    [InlineData("string name = 1;", "string name = 1;", "thing(id: ID!): Thing", Convention.NodeByKey)]
    [InlineData("string thing_id = 1;", "string id = 1;", "thing(id: ID!): Thing", Convention.NodeByKey)]
    [InlineData("string user_id = 1;", "string user_id = 1;", "thing(id: ID!): Thing", Convention.NodeByKey)]
    [InlineData("int64 id = 1;", "int64 id = 1;", "thing(id: ID!): Thing", Convention.NodeByKey)]
    [InlineData("string id = 1; bool deep = 2;", "string id = 1;", "thing(id: ID!, deep: Boolean): Thing", Convention.NodeByKey)]
    [InlineData(
        "string id = 1; google.protobuf.FieldMask read_mask = 2;", "string id = 1;", "thing(id: ID!): Thing", Convention.NodeByKey)]
    [InlineData(
        "string space = 1; string id = 2;",
        "string id = 1; string space = 2;",
        "thing(space: String!, id: String!): Thing",
        Convention.NodeBySeveralFields)]
    [InlineData("Key key = 1;", "Key key = 1;", "thing(key: KeyInput!): Thing", Convention.NodeByMessage)]
    [InlineData("string id = 1;", "string other = 1;", "thing(id: String!): Thing", Convention.Lookup)]
    [InlineData("string id = 1;", "int32 id = 1;", "thing(id: String!): Thing", Convention.Lookup)]
    [InlineData("string user_id = 1;", "string id = 1;", "thing(userId: String!): Thing", Convention.Lookup)]
    [InlineData("", "string id = 1;", "thing: Thing", Convention.OneObject)]
    [InlineData(
        "Filter filter = 1; string to = 2;", "string id = 1;", "thing(filter: FilterInput, to: String): Thing", Convention.Arguments)]
    [InlineData("Filter filter = 1;", "string id = 1;", "thing(filter: FilterInput): Thing", Convention.Arguments)]
    [InlineData("repeated string ids = 1;", "string id = 1;", "thing(ids: [String!]): Thing", Convention.Arguments)]
    public async Task Get_Request_HasItsKeyOrArguments(string request, string thing, string field, Convention convention)
    {
        var plan = await PlanAsync(request, thing);

        Assert.Equal(field, plan.Field("GetThing"));
        Assert.Contains(convention, plan.Conventions("GetThing"));
    }

    [Fact]
    public async Task Get_ResourceByAnyName_IsANodeByItsName()
    {
        var plan = await Planned.ServiceAsync(
            """
            rpc GetThing(GetThingRequest) returns (Thing); ---
            message GetThingRequest { string thing = 1 [(google.api.resource_reference).type = "test.com/Thing"]; }
            message Thing { option (google.api.resource) = { type: "test.com/Thing" pattern: "things/{thing}" }; string name = 1; }
            """);

        Assert.Equal("thing(id: ID!): Thing", plan.Field("GetThing"));
        Assert.Equal("name", plan.Types.Single(type => type.Name == "Thing").Key[0].Held[0].Name);
    }

    [Fact]
    public async Task Get_SecondOfAType_IsALookup()
    {
        var plan = await Planned.ServiceAsync(
            """
            rpc GetThingByCode(Code) returns (Thing); rpc GetThing(Id) returns (Thing); ---
            message Thing { string id = 1; string code = 2; } message Code { string code = 1; } message Id { string id = 1; }
            """);

        Assert.Equal("thingByCode(code: String!): Thing", plan.Field("GetThingByCode"));
        Assert.Equal("thing(id: ID!): Thing", plan.Field("GetThing"));
        Assert.Equal(["code: String!"], plan.Members("Thing"));
    }

    [Fact]
    public async Task Get_KeyByLine_IsANodeThoughTheAnswerDoesNotHoldIt()
    {
        var plan = await PlanAsync("Key key = 1;", "string other = 1;", "{ queries: { GetThing: { key: [key.part] } } }");

        Assert.Equal(["key.part"], plan.Method("GetThing").Field!.Key.Select(part => part.Name));
        Assert.Single(plan.Types.Single(type => type.Name == "Thing").Key);
    }

    [Fact]
    public async Task Batch_OfTheSameKeys_LoadsTheNode()
    {
        var plan = await Planned.ServiceAsync(
            """
            rpc BatchGetThings(Ids) returns (Things); rpc GetThing(Id) returns (Thing); rpc BatchGetParts(Ids) returns (Parts); ---
            message Thing { string id = 1; } message Id { string id = 1; } message Ids { repeated string ids = 1; }
            message Things { repeated Thing things = 1; } message Part { string id = 1; } message Parts { repeated Part parts = 1; }
            """);

        Assert.Equal(MethodUse.Loader, plan.Method("BatchGetThings").Use);
        Assert.Contains(plan.Method("GetThing").Reasons, reason => reason.Text == "batch: BatchGetThings");
        Assert.Equal("batchGetParts(ids: [String!]): [Part!]", plan.Field("BatchGetParts"));
    }

    private static Task<GraphPlan> PlanAsync(string request, string thing, string options = "{}") => Planned.ServiceAsync(
        $$"""
        rpc GetThing(GetThingRequest) returns (Thing);
        ---
        message GetThingRequest { {{request}} } message Thing { {{thing}} } message Key { string part = 1; }
        message Filter { repeated string words = 1; }
        """,
        options);
}
