using System.Text.Json;

namespace GraphBff.MockServices.Tests.Graph;

public sealed class LiveTests
{
    private static readonly MockSettings Lively = new() { EventInterval = TimeSpan.FromMilliseconds(20) };
    private static readonly MockSettings Quiet = new() { EventInterval = null };

    [Theory]
    [InlineData("orderChanged", "order { id status }")]
    [InlineData("stockChanged", "product { id available }")]
    [InlineData("userChanged", "user { id name }")]
    public async Task Subscription_ToAll_HasEventsNowAndThen(string field, string selection)
    {
        await using var mocked = await MockedGraph.StartAsync(Lively);
        await using var subscription = mocked.Graph.Subscribe($"subscription {{ {field} {{ kind resumeToken {selection} }} }}");

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("UPDATED", (await EventAsync(subscription, field)).GetProperty("kind").GetString());
        }
    }

    [Fact]
    public async Task Subscription_ToOneOrder_HasItsStateAndThenItsChangesOnly()
    {
        await using var mocked = await MockedGraph.StartAsync(Lively);
        var order = (await mocked.AllAsync("orders(", "id status"))[0];
        var id = order.GetProperty("id").GetString();
        await using var subscription = mocked.Graph.Subscribe(
            $"subscription {{ orderChanged(id: \"{id}\") {{ kind order {{ id status }} }} }}");

        var first = await EventAsync(subscription, "orderChanged");
        var second = await EventAsync(subscription, "orderChanged");
        var third = await EventAsync(subscription, "orderChanged");

        Assert.Equal(
            ["CURRENT", "UPDATED", "UPDATED"], new[] { first, second, third }.Select(change => change.GetProperty("kind").GetString()));
        Assert.Equal(order.GetProperty("status").GetString(), Status(first));
        Assert.NotEqual(Status(first), Status(second));
        Assert.NotEqual(Status(second), Status(third));
        Assert.Equal(id, third.GetProperty("order").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Subscription_WithoutEvents_HasThoseOfWritesAndResumes()
    {
        await using var mocked = await MockedGraph.StartAsync(Quiet);
        const string Query = "subscription { userChanged { kind resumeToken user { name } } }";
        JsonElement created;
        await using (var subscription = mocked.Graph.Subscribe(Query))
        {
            // A stream that is not open yet would miss the write, so there is one for all who come later.
            await using var opened = mocked.Graph.Subscribe("subscription { userChanged(currentState: true) { kind } }");
            await EventAsync(opened, "userChanged");
            created = await CreateUntilSeenAsync(mocked, subscription);
        }

        await CreateAsync(mocked, "Grace");
        await using var resumed = mocked.Graph.Subscribe(Query, resumeAfter: created.GetProperty("resumeToken").GetString()!);

        Assert.Equal("CREATED", created.GetProperty("kind").GetString());
        var names = new List<string?>();
        while (!names.Contains("Grace"))
        {
            names.Add((await EventAsync(resumed, "userChanged")).GetProperty("user").GetProperty("name").GetString());
        }

        Assert.DoesNotContain(created.GetProperty("user").GetProperty("name").GetString(), names);
    }

    private static async Task<JsonElement> CreateUntilSeenAsync(MockedGraph mocked, Testing.TestSubscription subscription)
    {
        for (var i = 0; !subscription.HasNext && i < 1000; i++)
        {
            await CreateAsync(mocked, $"Ada {i}");
        }

        return await EventAsync(subscription, "userChanged");
    }

    private static Task<JsonElement> CreateAsync(MockedGraph mocked, string name) => mocked.DataAsync(
        "mutation ($input: CreateUserInput!) { createUser(input: $input) { errors { __typename } } }",
        new { input = new { name, email = $"{name.Replace(' ', '.')}@example.org" } });

    private static async Task<JsonElement> EventAsync(Testing.TestSubscription subscription, string field)
    {
        var response = (await subscription.NextAsync())!.Value;
        Assert.False(response.TryGetProperty("errors", out var errors), errors.ToString());
        return response.GetProperty("data").GetProperty(field);
    }

    private static string? Status(JsonElement change) => change.GetProperty("order").GetProperty("status").GetString();
}
