using System.Text.Json;
using GraphBff.MockServices.Faults;

namespace GraphBff.MockServices.Tests.Graph;

public sealed class FailureTests
{
    [Fact]
    public async Task Fail_AService_ItsFieldsHaveCodedErrorsAndTheRestArrives()
    {
        await using var mocked = await MockedGraph.StartAsync(Failing("users:UNAVAILABLE"));

        var response = await mocked.Graph.QueryAsync("{ orders(first: 2) { nodes { id customer { name } } } }");

        Assert.All(response.GetProperty("errors").EnumerateArray(), error =>
        {
            Assert.Equal("UNAVAILABLE", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.Equal("users", error.GetProperty("extensions").GetProperty("service").GetString());
        });
        var nodes = response.GetProperty("data").GetProperty("orders").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(2, nodes.Count);
        Assert.All(nodes, node => Assert.Equal(JsonValueKind.Null, node.GetProperty("customer").ValueKind));
    }

    [Fact]
    public async Task Fail_AMethodWithAReason_IsATypedError()
    {
        await using var mocked = await MockedGraph.StartAsync(Failing("orders.CancelOrder:FAILED_PRECONDITION/ORDER_NOT_CANCELLABLE"));
        var id = (await mocked.AllAsync("orders(", "id"))[0].GetProperty("id").GetString();

        var data = await mocked.DataAsync($"mutation {{ cancelOrder(input: {{ id: \"{id}\" }}) {{ errors {{ __typename }} }} }}");

        Assert.Equal(
            "OrderNotCancellableError", data.GetProperty("cancelOrder").GetProperty("errors")[0].GetProperty("__typename").GetString());
    }

    [Fact]
    public async Task Fail_AShareOfWhatIsRetried_IsOftenNotSeen()
    {
        var rules = Failing("users:UNAVAILABLE:0.5");
        await using var patient = await MockedGraph.StartAsync(rules);
        await using var impatient = await MockedGraph.StartAsync(rules, ("Calls:MaxAttempts", "1"));

        Assert.True(await FailuresAsync(patient) < await FailuresAsync(impatient));
    }

    private static MockSettings Failing(string rule) => new() { Failures = [FailureRule.Parse(rule, MockedGraph.Services)] };

    private static async Task<int> FailuresAsync(MockedGraph mocked)
    {
        var failures = 0;
        for (var i = 0; i < 40; i++)
        {
            failures += (await mocked.Graph.QueryAsync("{ users(first: 1) { nodes { id } } }")).TryGetProperty("errors", out _) ? 1 : 0;
        }

        return failures;
    }
}
