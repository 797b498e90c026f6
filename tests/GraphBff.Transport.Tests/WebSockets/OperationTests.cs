using System.Globalization;
using GraphBff.Engine.Errors;
using GraphBff.Testing;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.WebSockets;

public class OperationTests(GraphHost host) : IClassFixture<GraphHost>
{
    [Fact]
    public async Task Query_IsNextThenComplete()
    {
        await using var client = await host.ConnectAsync();

        await client.SubscribeAsync("1", "{ hello }");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"hello":"world"}}}""", (await client.ReceiveAsync()).Text);
        Assert.Equal("""{"id":"1","type":"complete"}""", (await client.ReceiveAsync()).Text);
    }

    [Fact]
    public async Task Mutation_RunsOnce()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await own.ConnectAsync();

        await client.SubscribeAsync("1", "mutation { bump }");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"bump":1}}}""", (await client.ReceiveAsync()).Text);
        Assert.Equal("complete", (await client.ReceiveAsync()).Type);
    }

    [Fact]
    public async Task Parameters_AreThoseOfHttp()
    {
        await using var client = await host.ConnectAsync();

        await client.SendTextAsync(
            """
            {"type":"subscribe","payload":{"extensions":{"a":1},"variables":{"t":"\u00e9\"{}"},"operationName":"B",
            "query":"query A { hello } query B($t: String) {\n echo(text: $t) }"},"id":"1"}
            """);

        Assert.Equal("é\"{}", (await client.ReceiveAsync()).Data.GetProperty("echo").GetString());
    }

    [Theory]
    [InlineData("{ nope }", ErrorCodes.ValidationFailed)]
    [InlineData("{ hello", ErrorCodes.SyntaxError)]
    [InlineData("", ErrorCodes.SyntaxError)]
    [InlineData("query($n: Int!) { big(size: $n) }", ErrorCodes.BadUserInput)]
    [InlineData("query A { hello } query B { hello }", ErrorCodes.OperationNotFound)]
    [InlineData("subscription { refused { text } }", "NO_SUCH_SOURCE")]
    public async Task Operation_ThatDoesNotBegin_IsAnErrorAndTheSocketGoesOn(string query, string code)
    {
        await using var client = await host.ConnectAsync();

        await client.SubscribeAsync("1", query);
        var error = await client.ReceiveAsync();
        await client.SubscribeAsync("1", "{ hello }");
        var next = await client.ReceiveAsync();

        Assert.Equal(("error", "1", code), (error.Type, error.Id, error.Code));
        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":""", error.Text, StringComparison.Ordinal);
        Assert.EndsWith("}}]}", error.Text, StringComparison.Ordinal);
        Assert.Equal("next", next.Type);
    }

    [Fact]
    public async Task FieldThatFails_IsNextWithErrors()
    {
        await using var client = await host.ConnectAsync();

        await client.SubscribeAsync("1", "{ hello failing }");
        var next = await client.ReceiveAsync();

        Assert.Equal("next", next.Type);
        Assert.Equal("world", next.Data.GetProperty("hello").GetString());
        Assert.Equal("BROKEN", next.Payload.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("complete", (await client.ReceiveAsync()).Type);
    }

    [Fact]
    public async Task Subscription_IsNextForEachEventThenComplete()
    {
        await using var client = await host.ConnectAsync();

        await client.SubscribeAsync("1", "subscription { count(to: 3) { text } }");

        for (var i = 1; i <= 3; i++)
        {
            var next = await client.ReceiveAsync();
            Assert.Equal(("next", "1", $"{i}"), (next.Type, next.Id, next.Data.GetProperty("count").GetProperty("text").GetString()));
        }

        Assert.Equal("""{"id":"1","type":"complete"}""", (await client.ReceiveAsync()).Text);
    }

    [Fact]
    public async Task Subscription_WhoseSourceFails_EndsWithAnError()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await own.ConnectAsync();
        await client.SubscribeToTicksAsync(own);

        own.Ticks.Publish("one");
        own.Ticks.End(new GraphException("SLOW_CONSUMER", "Too slow."));

        Assert.Equal("next", (await client.ReceiveAsync()).Type);
        Assert.Equal("SLOW_CONSUMER", (await client.ReceiveAsync()).Code);
        await client.RoundTripAsync();
        Assert.Equal(0, own.Operations());
    }

    [Theory]
    [InlineData("subscription { silence { text } }")]
    [InlineData("{ waiting }")]
    public async Task Id_InUse_Closes4409(string query)
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await own.ConnectAsync();
        await client.SubscribeAsync("a b", query);

        await client.SubscribeAsync("a b", "{ hello }");

        Assert.Equal((4409, "Subscriber for a b already exists"), await client.ReceiveCloseAsync());
        await own.ExpectNothingLeftAsync();
    }

    [Fact]
    public async Task Id_OfAnEndedOperation_IsFreeAtOnce()
    {
        await using var client = await host.ConnectAsync();

        for (var i = 0; i < 200; i++)
        {
            await client.SubscribeAsync("1", i % 2 == 0 ? "{ hello }" : "{ nope }");
            Assert.Equal(i % 2 == 0 ? "next" : "error", (await client.ReceiveAsync()).Type);
            if (i % 2 == 0)
            {
                Assert.Equal("complete", (await client.ReceiveAsync()).Type);
            }
        }
    }

    [Fact]
    public async Task Id_OfAnOperationThatTheClientCompleted_IsFreeAtOnce()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await own.ConnectAsync();

        for (var i = 0; i < 200; i++)
        {
            await client.SubscribeAsync("1", "subscription { silence { text } }");
            await client.CompleteAsync("1");
        }

        await client.SubscribeAsync("1", "{ hello }");
        Assert.Equal("next", (await client.ReceiveAsync()).Type);
        await Eventually.TrueAsync(() => own.Silence.Subscribers == 0 && own.Operations() == 0);
    }

    [Theory]
    [InlineData("\\u0061", "a", "a")]
    [InlineData("\\/\\\"\\\\\\n\\u0001", "/\\\"\\\\\\n\\u0001", "/\\u0022\\u005c\\u000a\\u0001")]
    [InlineData("\\ud83d\\ude00é", "😀é", "😀\\u00e9")]
    public async Task Id_HoweverEscaped_IsTheSame(string sent, string answered, string again)
    {
        await using var client = await host.ConnectAsync();

        await client.SendTextAsync(
            $$$"""{"id":"{{{sent}}}","type":"subscribe","payload":{"query":"subscription { count(to: 1) { text } }"}}""");
        Assert.StartsWith($$"""{"id":"{{answered}}","type":"next",""", (await client.ReceiveAsync()).Text, StringComparison.Ordinal);
        Assert.Equal("complete", (await client.ReceiveAsync()).Type);

        await client.SendTextAsync($$$"""{"id":"{{{sent}}}","type":"subscribe","payload":{"query":"subscription { silence { text } }"}}""");
        await client.SendTextAsync(
            $$$"""{"id":"{{{again}}}","type":"subscribe","payload":{"query":"subscription { silence { text } }"}}""");
        Assert.Equal(4409, (await client.ReceiveCloseAsync()).Code);
    }

    [Fact]
    public async Task Complete_OfTheClient_EndsAQuietStreamAtOnce()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await own.ConnectAsync();
        await client.SubscribeToTicksAsync(own);

        await client.CompleteAsync("1");

        await Eventually.TrueAsync(() => own.Ticks.Subscribers == 0);
        own.Ticks.Publish("late");
        await client.RoundTripAsync();
    }

    [Fact]
    public async Task Complete_OfTheClient_EndsAStreamThatIsNeverQuiet()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await own.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { flood(size: 1) { text } }");
        await client.ReceiveAsync();

        await client.CompleteAsync("1");
        await client.SendAsync(new { type = "ping" });
        while ((await client.ReceiveAsync()).Type != "pong")
        {
        }

        await Eventually.TrueAsync(() => own.Operations() == 0);
    }

    [Fact]
    public async Task Complete_OfTheClient_EndsAQueryWithoutAResult()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup());
        await using var client = await own.ConnectAsync();
        await client.SubscribeAsync("1", "{ slow }");
        await own.Gate.Entered;

        await client.CompleteAsync("1");

        await own.Gate.Cancelled;
        await Eventually.TrueAsync(() => own.Operations() == 0);
        await client.RoundTripAsync();
        Assert.Empty(own.Logs.Problems);
    }

    [Fact]
    public async Task Complete_OfAnUnknownId_IsIgnored()
    {
        await using var client = await host.OpenSocketAsync();

        await client.CompleteAsync("never heard of");
        await client.InitAsync();
        await client.CompleteAsync("never heard of");

        await client.RoundTripAsync();
    }

    [Fact]
    public async Task Operations_ManyAtOnce_GetTheirOwnAnswers()
    {
        await using var client = await host.ConnectAsync();
        for (var i = 0; i < 150; i++)
        {
            await client.SubscribeAsync($"{i}", "query($t: String) { echo(text: $t) }", new { t = new string('x', i * 20) + i });
        }

        var answers = new Dictionary<string, string?>();
        for (var i = 0; i < 300; i++)
        {
            var message = await client.ReceiveAsync();
            if (message.Type == "next")
            {
                answers.Add(message.Id!, message.Data.GetProperty("echo").GetString());
            }
        }

        Assert.Equal(150, answers.Count);
        Assert.All(answers, answer => Assert.Equal(
            new string('x', int.Parse(answer.Key, CultureInfo.InvariantCulture) * 20) + answer.Key, answer.Value));
    }

    [Fact]
    public async Task Operations_BeyondTheBound_AreErrorsAndTheSocketGoesOn()
    {
        await using var own = await GraphHost.StartAsync(new GraphHostSetup { WebSockets = options => options.MaxOperations = 2 });
        await using var client = await own.ConnectAsync();
        await client.SubscribeAsync("1", "subscription { silence { text } }");
        await client.SubscribeAsync("2", "subscription { silence { text } }");

        await client.SubscribeAsync("3", "{ hello }");
        var refused = await client.ReceiveAsync();
        await client.CompleteAsync("1");
        await client.SubscribeAsync("3", "{ hello }");
        var next = await client.ReceiveAsync();

        Assert.Equal(("error", "3", "TOO_MANY_OPERATIONS"), (refused.Type, refused.Id, refused.Code));
        Assert.Equal(("next", "3"), (next.Type, next.Id));
    }

    [Fact]
    public async Task Budget_IsThatOfHttp()
    {
        await using var own = await GraphHost.StartAsync(options => options.RequestBudget = TimeSpan.FromMilliseconds(200));
        await using var client = await own.ConnectAsync();

        await client.SubscribeAsync("1", "{ slow }");
        var next = await client.ReceiveAsync();

        Assert.Equal(
            ErrorCodes.DeadlineExceeded, next.Payload.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }
}
