using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Tests.Methods;

public sealed class AnswerTests
{
    private const string Page = "int32 page_size = 1; string page_token = 2;";

    [Theory]
    [InlineData("", "repeated Thing things = 1;", "things: [Thing!]", Convention.WholeList)]
    [InlineData("string q = 1;", "repeated Thing things = 1;", "things(q: String): [Thing!]", Convention.WholeList)]
    [InlineData("", "string note = 2; repeated Thing rows = 1;", "things: [Thing!]", Convention.WholeList)]
    [InlineData(
        Page,
        "repeated Thing things = 1; string next_page_token = 2;",
        "things(first: Int, after: String): ThingConnection",
        Convention.PageTokens)]
    [InlineData(
        "int32 limit = 1; bytes next_page_token = 2; string q = 3;",
        "repeated Thing things = 1; bytes next_page_token = 2;",
        "things(first: Int, after: String, q: String): ThingConnection",
        Convention.PageTokens)]
    [InlineData(
        "Paging pagination = 1;",
        "repeated Thing things = 1; Paging pagination = 2;",
        "things(first: Int, after: String): ThingConnection",
        Convention.PageMessage)]
    [InlineData(
        "int32 limit = 1; int32 offset = 2;",
        "repeated Thing things = 1;",
        "things(first: Int, after: String): ThingConnection",
        Convention.Offset)]
    [InlineData(
        "int32 page = 1; int32 page_size = 2;",
        "repeated Thing things = 1;",
        "things(first: Int, after: String): ThingConnection",
        Convention.Offset)]
    [InlineData("int32 limit = 1;", "repeated Thing things = 1;", "things(first: Int): [Thing!]", Convention.Limit)]
    [InlineData("", "repeated string codes = 1;", "things: [String!]", Convention.Scalars)]
    [InlineData("", "map<string, Thing> things = 1;", "things: [ThingsResponseThingsEntry!]", Convention.Map)]
    [InlineData(
        Page,
        "repeated Thing things = 1; repeated Other others = 2; string next_page_token = 3;",
        "things(first: Int, after: String): ThingConnection",
        Convention.PageTokens)]
    public async Task List_Response_IsAList(string request, string response, string field, Convention convention)
    {
        var plan = await PlanAsync("ListThings", request, response);

        Assert.Equal(field, plan.Field("ListThings"));
        Assert.Contains(convention, plan.Conventions("ListThings"));
    }

    [Fact]
    public async Task List_OtherFieldsOfTheResponse_AreNamed()
    {
        var plan = await PlanAsync(
            "ListThings", Page, "repeated Thing things = 1; string next_page_token = 2; int32 total_size = 3; string note = 4;");

        Assert.Equal(
            ["pages by page_token without note", "totalCount is total_size"],
            plan.Method("ListThings").Reasons.Select(reason => reason.Text).Where(text => text.Length > 0));
    }

    [Fact]
    public async Task List_PagesOfOneOfTwoLists_NeedsALine()
    {
        const string Response = "repeated Thing left = 1; repeated Thing right = 2; string next_page_token = 3;";
        var plan = await PlanAsync("ListThings", Page, Response);

        Assert.Equal(MethodUse.None, plan.Method("ListThings").Use);
        Assert.Equal(
            ["queries: { ListThings: { items: left } }", "queries: { ListThings: { items: right } }"], plan.Method("ListThings").Remedies);

        var bound = await PlanAsync("ListThings", Page, Response, "{ queries: { ListThings: { items: right } } }");

        Assert.Equal("listThings(first: Int, after: String): ThingConnection", bound.Field("ListThings"));
        Assert.Equal("right", Assert.Single(bound.Method("ListThings").Field!.Path).Name);
    }

    // The items may be inside of the other message.
    [Fact]
    public async Task Get_PagesBesideAnotherMessage_NeedALine()
    {
        var plan = await PlanAsync("GetThing", Page, "repeated Thing raw = 1; Other other = 2; string next_page_token = 3;");

        Assert.Equal(["queries: { GetThing: { items: raw } }"], plan.Method("GetThing").Remedies);
    }

    [Theory]
    [InlineData("Thing thing = 1;", "thing(id: ID!): Thing", Convention.Wrapped)]
    [InlineData("Thing thing = 1; string note = 2;", "thing(id: ID!): Thing", Convention.Wrapped)]
    [InlineData("Other other = 1; string note = 2;", "thing(id: String!): ThingsResponse", Convention.Response)]
    [InlineData("int32 count = 1;", "thing(id: String!): ThingsResponse", Convention.Response)]
    [InlineData("string id = 1; string note = 2;", "thing(id: ID!): ThingsResponse", Convention.Response)]
    [InlineData("repeated string codes = 1;", "thing(id: String): [String!]", Convention.Scalars)]
    [InlineData("repeated string codes = 1; string note = 2;", "thing(id: String!): ThingsResponse", Convention.Response)]
    public async Task Get_Response_IsTheAnswerOrHoldsIt(string response, string field, Convention convention)
    {
        var plan = await PlanAsync("GetThing", "string id = 1;", response);

        Assert.Equal(field, plan.Field("GetThing"));
        Assert.Contains(convention, plan.Conventions("GetThing"));
    }

    [Theory]
    [InlineData("rpc Convert(Thing) returns (Thing);", "{ queries: { Convert: { items: x } } }", "test.Thing has no list x.")]
    [InlineData("rpc Convert(Thing) returns (Thing);", "{ queries: { Convert: { key: [a.b] } } }", "test.Thing has no field a.b.")]
    [InlineData("rpc Convert(Thing) returns (Thing);", "{ queries: [Other] }", "test.ThingService has no method Other.")]
    [InlineData("rpc Convert(Thing) returns (Thing);", "{ mutations: { Convert: { returns: X } } }", "test.ThingService has no method X.")]
    [InlineData("rpc Convert(Thing) returns (Thing);", "{ lists: [Convert] }", "Convert does not stream.")]
    [InlineData(
        "rpc Convert(Thing) returns (stream Thing);", "{ queries: [Convert] }", "Convert streams: it belongs to subscriptions or lists.")]
    [InlineData(
        "rpc Convert(stream Thing) returns (Thing);", "{ queries: [Convert] }", "Convert streams from the client, which no field can.")]
    public async Task Line_ThatDoesNotFit_SaysWhere(string method, string options, string message)
    {
        var fault = await Assert.ThrowsAsync<BindingException>(
            () => Planned.ServiceAsync($"{method} --- message Thing {{ string id = 1; }}", options));

        Assert.Matches($@"^graph\.yaml:2:\d+: {System.Text.RegularExpressions.Regex.Escape(message)}$", fault.Message);
    }

    [Theory]
    [InlineData("{ subscriptions: [ReadThings] }", MethodUse.Subscription, "readThings(id: String): Thing")]
    [InlineData("{ lists: { ReadThings: { name: things } } }", MethodUse.Query, "things(id: String): [Thing!]")]
    public async Task Stream_ByLine_IsEventsOrAList(string options, MethodUse use, string field)
    {
        var plan = await Planned.ServiceAsync(
            "rpc ReadThings(Thing) returns (stream Thing); --- message Thing { string id = 1; }", options);

        Assert.Equal(use, plan.Method("ReadThings").Use);
        Assert.Equal(field, plan.Field("ReadThings"));
    }

    private static Task<GraphPlan> PlanAsync(string method, string request, string response, string options = "{}") => Planned.ServiceAsync(
        $$"""
        rpc {{method}}(ThingsRequest) returns (ThingsResponse);
        ---
        message ThingsRequest { {{request}} } message ThingsResponse { {{response}} } message Thing { string id = 1; }
        message Other { string text = 1; } message Paging { uint64 limit = 1; bytes key = 2; bytes next_key = 3; }
        """,
        options);
}
