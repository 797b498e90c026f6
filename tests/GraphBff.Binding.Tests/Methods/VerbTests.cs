using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Tests.Methods;

public sealed class VerbTests
{
    private const string Messages = "message Thing { string id = 1; } message Key { string id = 1; }";

    [Theory]
    [InlineData("GetThing", MethodUse.Query, Convention.ReadVerb)]
    [InlineData("SearchThings", MethodUse.Query, Convention.ReadVerb)]
    [InlineData("IsThing", MethodUse.Query, Convention.ReadVerb)]
    [InlineData("CheckThing", MethodUse.Query, Convention.ReadVerb)]
    [InlineData("CreateThing", MethodUse.Mutation, Convention.WriteVerb)]
    [InlineData("EmptyThing", MethodUse.Mutation, Convention.WriteVerb)]
    public async Task Verb_Known_Binds(string method, MethodUse use, Convention convention)
    {
        var plan = await Planned.ServiceAsync($"rpc {method}(Key) returns (Thing); --- {Messages}");

        Assert.Equal(use, plan.Method(method).Use);
        Assert.Contains(convention, plan.Conventions(method));
    }

    // Each of these reads, or sounds like a read, and nothing but a person can tell.
    [Theory]
    [InlineData("Convert")]
    [InlineData("GetOrCreateThing")]
    [InlineData("ListAndAcknowledge")]
    [InlineData("GetThingOrCreate")]
    [InlineData("CheckOut")]
    [InlineData("CheckInThing")]
    [InlineData("Gets")]
    [InlineData("Listen")]
    [InlineData("JoinWaitList")]
    public async Task Verb_Unknown_IsNotBoundAndHasTheLinesThatWouldBindIt(string method)
    {
        var plan = await Planned.ServiceAsync($"rpc {method}(Key) returns (Thing); --- {Messages}");

        Assert.Equal(MethodUse.None, plan.Method(method).Use);
        Assert.Equal([$"queries: [{method}]", $"mutations: [{method}]"], plan.Method(method).Remedies);
    }

    [Fact]
    public async Task VerbLast_BesideOneThatWrites_Reads()
    {
        var plan = await Planned.ServiceAsync(
            $"rpc ThingGet(Key) returns (Thing); rpc ThingAdd(Thing) returns (Thing); rpc Unlike(Key) returns (Thing); --- {Messages}");

        Assert.Equal("thing(id: ID!): Thing", plan.Field("ThingGet"));
        Assert.Contains(Convention.LastVerb, plan.Conventions("ThingGet"));
        Assert.Equal(MethodUse.None, plan.Method("Unlike").Use);
    }

    [Theory]
    [InlineData("get", MethodUse.Query, Convention.HttpGet)]
    [InlineData("delete", MethodUse.Mutation, Convention.HttpWrite)]
    [InlineData("put", MethodUse.Mutation, Convention.HttpWrite)]
    [InlineData("patch", MethodUse.Mutation, Convention.HttpWrite)]
    public async Task Http_Verb_TellsWhatAnUnknownVerbDoes(string verb, MethodUse use, Convention convention)
    {
        var plan = await Planned.ServiceAsync(
            $"rpc Convert(Key) returns (Thing) {{ option (google.api.http) = {{ {verb}: \"/v1\" }}; }} --- {Messages}");

        Assert.Equal(use, plan.Method("Convert").Use);
        Assert.Contains(convention, plan.Conventions("Convert"));
    }

    [Fact]
    public async Task Http_PostOrGetOfAWrite_MakesNoRead()
    {
        var plan = await Planned.ServiceAsync(
            $$"""
            rpc Convert(Key) returns (Thing) { option (google.api.http) = { post: "/v1" }; }
            rpc DeleteThing(Key) returns (Thing) { option (google.api.http) = { get: "/v1" }; }
            rpc GetOrAddThing(Key) returns (Thing) { option (google.api.http) = { get: "/v1" }; }
            --- {{Messages}}
            """);

        Assert.Equal(MethodUse.None, plan.Method("Convert").Use);
        Assert.Equal(MethodUse.Mutation, plan.Method("DeleteThing").Use);
        Assert.Equal(MethodUse.None, plan.Method("GetOrAddThing").Use);
    }

    [Fact]
    public async Task NoSideEffects_AnyVerb_Reads()
    {
        var plan = await Planned.ServiceAsync(
            $"rpc Convert(Key) returns (Thing) {{ option idempotency_level = NO_SIDE_EFFECTS; }} --- {Messages}");

        Assert.Equal(MethodUse.Query, plan.Method("Convert").Use);
        Assert.Contains(Convention.NoSideEffects, plan.Conventions("Convert"));
    }

    [Theory]
    [InlineData("WatchThings", MethodUse.Subscription)]
    [InlineData("SubscribeThings", MethodUse.Subscription)]
    [InlineData("ObserveThings", MethodUse.Subscription)]
    [InlineData("ThingStream", MethodUse.Subscription)]
    [InlineData("ReadThings", MethodUse.None)]
    public async Task Stream_ByItsName_IsASubscription(string method, MethodUse use)
    {
        var plan = await Planned.ServiceAsync($"rpc {method}(Key) returns (stream Thing); --- {Messages}");

        Assert.Equal(use, plan.Method(method).Use);
        Assert.Equal(use == MethodUse.None ? 2 : 0, plan.Method(method).Remedies.Count);
    }

    [Fact]
    public async Task ClientStream_IsNeverBound()
    {
        var plan = await Planned.ServiceAsync($"rpc GetThings(stream Key) returns (Thing); --- {Messages}");

        Assert.Equal(MethodUse.None, plan.Method("GetThings").Use);
        Assert.Empty(plan.Method("GetThings").Remedies);
    }
}
