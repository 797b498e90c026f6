using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Tests.Edges;

public sealed class EdgeTests
{
    [Theory]
    [InlineData("string user_id = 2;", "Order.user_id user: User EdgeById")]
    [InlineData("string billing_user_id = 2;", "Order.billing_user_id billingUser: User EdgeById")]
    [InlineData("repeated string user_ids = 2;", "Order.user_ids users: [User] EdgeById")]
    [InlineData("string user_id = 2; string user = 3;", "Order.user_id userResource: User EdgeById")]
    [InlineData("string parent_order_id = 2;", "Order.parent_order_id parentOrder: Order EdgeById")]
    [InlineData("string order_id = 2;", "")]
    [InlineData("int64 user_id = 2;", "")]
    [InlineData("string lookup_id = 2;", "")]
    [InlineData("string userid = 2;", "")]
    [InlineData(
        "string owner = 2 [(google.api.resource_reference).type = \"test.com/User\"];", "Order.owner ownerResource: User EdgeByReference")]
    [InlineData("string owner = 2 [(google.api.resource_reference).type = \"test.com/Other\"];", "")]
    public async Task Field_HoldingAKey_IsAnEdge(string field, string edge) => Assert.Equal(edge, Text(await PlanAsync(field)));

    [Theory]
    [InlineData("edges: { Order.owner: User }")]
    [InlineData("edges: { test.Order.owner: test.User }")]
    public async Task Field_ByLine_IsAnEdge(string line)
        => Assert.Equal("Order.owner ownerResource: User ", Text(await PlanAsync("string owner = 2;", line)));

    [Theory]
    [InlineData("edges: { Order.owner: Lookup }", "graph.yaml:3:10: Lookup is no node: no method gets it by a key of one field.")]
    [InlineData("edges: { Order.own: User }", "graph.yaml:3:10: The graph has no Order with a field own.")]
    public async Task Line_ThatDoesNotFit_SaysWhere(string line, string message)
        => Assert.Equal(message, (await Assert.ThrowsAsync<BindingException>(() => PlanAsync("string owner = 2;", line))).Message);

    private static string Text(GraphPlan plan) => string.Join("; ", plan.Edges.Select(edge
        => $"{edge.Type.Name}.{edge.Field.Name} {edge.Name}: {(edge.IsList ? $"[{edge.Target.Name}]" : edge.Target.Name)} "
            + $"{edge.Why.Convention}"));

    private static Task<GraphPlan> PlanAsync(string field, string line = "") => Planned.PlanAsync(
        $$"""
        service S {
         rpc GetUser(Id) returns (User); rpc GetOrder(Id) returns (Order); rpc GetLookup(Id) returns (Lookup);
        }
        message Id { string id = 1; }
        message User { option (google.api.resource) = { type: "test.com/User" pattern: "users/{user}" }; string id = 1; }
        message Order { string id = 1; {{field}} }
        message Lookup { string name = 1; }
        """,
        $"services: {{ test.S: }}\n{line}");
}
