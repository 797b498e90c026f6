using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using GraphBff.Tests.Hosting.Telemetry.Otlp;
using Grpc.Core;
using Status = GraphBff.Tests.Hosting.Telemetry.Otlp.Status;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>The spans of one operation, as a collector gets them from the product's process.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class OperationSpanTests(TelemetryFixture fixture)
{
    private const string Names = "query Names($first: Int) { orders(first: $first) { nodes { customer { name } } } }";

    [Fact]
    public async Task Query_OfTwoLevels_HasASpanForItselfForEachBatchAndForEachCall()
    {
        fixture.Upstream.Clear();

        var (client, response) = await fixture.SendAsync(new { query = Names, variables = new { first = 3 } });
        var spans = await fixture.Receiver.TraceAsync($"{client.TraceId}", 5);

        Assert.DoesNotContain("errors", response, StringComparison.Ordinal);
        Assert.Equal(5, spans.Length);
        var operation = Assert.Single(spans, span => span.Kind == Span.Types.Kind.Server);
        Assert.Equal(("query", "GraphBff.Engine", $"{client.SpanId}"), (operation.Name, operation.Source, operation.ParentId));
        AssertAttributes(
            operation,
            ("graphql.operation.type", "query"),
            ("graphql.operation.name", "Names"),
            ("graphql.document.hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Names)))),
            ("graphbff.request.id", TelemetryFixture.RequestIdOf(client)),
            ("graphbff.outcome", "ok"));
        Assert.Equal(Status.Types.Code.Unset, operation.Status);

        var list = Assert.Single(spans, span => span.Name == "OrderPages");
        var users = Assert.Single(spans, span => span.Name == "UserByIdLoader");
        Assert.All([list, users], batch => Assert.Equal((Span.Types.Kind.Internal, operation.Id), (batch.Kind, batch.ParentId)));
        Assert.Empty(list.Links);
        Assert.Equal([list.Id], users.Links);
        AssertAttributes(list, ("graphbff.loader", "OrderPages"), ("graphbff.batch.size", 1L));
        Assert.Equal("UserByIdLoader", users.Attributes["graphbff.loader"]);
        Assert.InRange((long)users.Attributes["graphbff.batch.size"], 1, 3);

        AssertCall(spans, "order.v1.OrderService/ListOrders", list);
        AssertCall(spans, "user.v1.UserService/BatchGetUsers", users);
    }

    [Fact]
    public async Task Spans_OfAnOperation_HaveNeitherDocumentNorVariablesNorKeys()
    {
        const string query = "query Secret($id: ID!) { user(id: $id) { id email } }";

        var (client, response) = await fixture.SendAsync(new { query, variables = new { id = "VXNlcjp1c2VyLTAwMDE" } });
        var spans = await fixture.Receiver.TraceAsync($"{client.TraceId}", 3);

        Assert.Contains("VXNlcjp1c2VyLTAwMDE", response, StringComparison.Ordinal);
        Assert.All(spans, span =>
        {
            Assert.DoesNotContain("user-0001", span.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("VXNlcjp1c2VyLTAwMDE", span.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("email", span.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Query_WhoseServiceFails_HasTheCodeOnEachSpan()
    {
        fixture.Upstream.Before = (_, _) => throw new RpcException(new(StatusCode.PermissionDenied, "the secret text"));
        try
        {
            var (client, _) = await fixture.SendAsync(new { query = "{ users(first: 1) { nodes { id } } }" });
            var spans = await fixture.Receiver.TraceAsync($"{client.TraceId}", 3);

            Assert.All(spans, span =>
            {
                Assert.Equal("PERMISSION_DENIED", span.Attributes["error.type"]);
                Assert.Equal(Status.Types.Code.Error, span.Status);
                Assert.DoesNotContain("secret", span.Text, StringComparison.Ordinal);
            });
            Assert.Equal("errors", spans.Single(span => span.Kind == Span.Types.Kind.Server).Attributes["graphbff.outcome"]);
        }
        finally
        {
            fixture.Upstream.Before = null;
        }
    }

    [Fact]
    public async Task Query_ThatIsSentAgain_HasTheAttemptAsAnEvent()
    {
        var failures = 1;
        fixture.Upstream.Before = (_, _) => Interlocked.Decrement(ref failures) >= 0
            ? throw new RpcException(new(StatusCode.Unavailable, ""))
            : Task.CompletedTask;
        try
        {
            var (client, response) = await fixture.SendAsync(new { query = "{ users(first: 1) { nodes { id } } }" });
            var spans = await fixture.Receiver.TraceAsync($"{client.TraceId}", 3);

            Assert.DoesNotContain("errors", response, StringComparison.Ordinal);
            var call = Assert.Single(spans, span => span.Kind == Span.Types.Kind.Client);
            var (name, attributes) = Assert.Single(call.Events);
            Assert.Equal("graphbff.attempt", name);
            Assert.Equal((1L, "UNAVAILABLE"), (attributes["graphbff.attempt.number"], attributes["rpc.response.status_code"]));
            Assert.InRange((double)attributes["graphbff.attempt.delay"], 0, 1);
            Assert.Equal("OK", call.Attributes["rpc.response.status_code"]);
        }
        finally
        {
            fixture.Upstream.Before = null;
        }
    }

    [Theory]
    [InlineData("{", "GraphQL Operation", null, "GRAPHQL_PARSE_FAILED")]
    [InlineData("query Wrong { nope }", "GraphQL Operation", null, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query Wrong($id: ID!) { user(id: $id) { id } }", "query", "Wrong", "BAD_USER_INPUT")]
    [InlineData("subscription Wrong { stockChanged { kind } }", "subscription", "Wrong", "OPERATION_NOT_ALLOWED")]
    public async Task Operation_ThatDoesNotRun_IsRefusedAndNoFailureOfTheServer(string query, string span, string? name, string code)
    {
        var (client, _) = await fixture.SendAsync(new { query });

        var operation = Assert.Single(await fixture.Receiver.TraceAsync($"{client.TraceId}", 1));
        Assert.Equal((span, Status.Types.Code.Unset), (operation.Name, operation.Status));
        Assert.Equal(("refused", code), (operation.Attributes["graphbff.outcome"], operation.Attributes["error.type"]));
        Assert.Equal(name, operation.Attributes.GetValueOrDefault("graphql.operation.name"));
    }

    [Fact]
    public async Task Deferred_Parts_LinkToTheBatchOfTheirParents()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql")
        {
            Content = JsonContent.Create(
                new { query = "{ orders(first: 2) { nodes { id ... @defer { customer { name } } } } }" }),
        };
        var client = TelemetryFixture.Trace(request);
        request.Headers.TryAddWithoutValidation("Accept", "multipart/mixed; incrementalSpec=v0.2, application/json");
        using var response = await fixture.Product.Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();

        var spans = await fixture.Receiver.TraceAsync($"{client.TraceId}", 5);

        Assert.Contains("\"hasNext\":false", body, StringComparison.Ordinal);
        Assert.Equal(
            [spans.Single(span => span.Name == "OrderPages").Id], spans.Single(span => span.Name == "UserByIdLoader").Links);
        Assert.Equal("ok", spans.Single(span => span.Kind == Span.Types.Kind.Server).Attributes["graphbff.outcome"]);
    }

    private static void AssertAttributes(ReceivedSpan span, params (string Key, object Value)[] expected)
        => Assert.Equal(
            expected.OrderBy(attribute => attribute.Key, StringComparer.Ordinal),
            span.Attributes
                .Select(attribute => (attribute.Key, attribute.Value))
                .OrderBy(attribute => attribute.Key, StringComparer.Ordinal));

    private void AssertCall(ReceivedSpan[] spans, string method, ReceivedSpan batch)
    {
        var address = new Uri(fixture.Address);
        var call = Assert.Single(spans, span => span.Name == method);
        Assert.Equal(
            (Span.Types.Kind.Client, "GraphBff.Upstream", batch.Id), (call.Kind, call.Source, call.ParentId));
        AssertAttributes(
            call,
            ("rpc.system.name", "grpc"),
            ("rpc.method", method),
            ("rpc.response.status_code", "OK"),
            ("server.address", address.Host),
            ("server.port", (long)address.Port));
        var seen = fixture.Upstream.Details.Single(seen => method.EndsWith($"/{seen.Method}", StringComparison.Ordinal));
        Assert.Equal($"00-{call.TraceId}-{call.Id}-01", seen.Headers.GetValue("traceparent"));
    }
}
