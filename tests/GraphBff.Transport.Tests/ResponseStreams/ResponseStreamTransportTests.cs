using System.Net;
using System.Text;
using GraphBff.Transport.Tests.Hosting;

namespace GraphBff.Transport.Tests.ResponseStreams;

/// <summary>Which response a request gets, by <c>Accept</c> and the kind of the operation.</summary>
public sealed class ResponseStreamTransportTests(GraphHost host) : IClassFixture<GraphHost>
{
    private const string Json = "application/json; charset=utf-8";
    private const string Graph = "application/graphql-response+json; charset=utf-8";
    private const string Events = "text/event-stream";
    private const string SubscriptionParts = "multipart/mixed; boundary=\"graphql\"; subscriptionSpec=1.0";
    private const string IncrementalParts = "multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2";
    private const string Urql = "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, "
        + "multipart/mixed";

    [Theory]
    [InlineData("text/event-stream", Events)]
    [InlineData("text/event-stream, application/json", Events)]
    [InlineData("application/json, text/event-stream", Json)]
    [InlineData("text/event-stream;q=0.5, application/json;q=0.4", Events)]
    [InlineData("text/event-stream, */*", Events)]
    [InlineData(Urql, Graph)]
    [InlineData(StreamRequests.ApolloSubscription, Graph)]
    [InlineData(StreamRequests.ApolloIncremental, Graph)]
    [InlineData("multipart/mixed;deferSpec=20220824,application/json;q=0.9", Json)]
    [InlineData("multipart/mixed", IncrementalParts)]
    [InlineData("multipart/mixed;incrementalSpec=v0.2", IncrementalParts)]
    [InlineData("multipart/mixed;subscriptionSpec=\"1.0\"", SubscriptionParts)]
    [InlineData("multipart/mixed, application/json;q=0.9", IncrementalParts)]
    public async Task Query_ByAccept_IsAnsweredWith(string accept, string expected)
    {
        var answer = await host.Client.PostAsync("""{"query":"{ hello }"}""", accept);

        Assert.Equal((HttpStatusCode.OK, expected), (answer.Status, answer.ContentType));
        Assert.Contains("{\"data\":{\"hello\":\"world\"}}", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Accept", answer.Header("Vary"));
    }

    [Theory]
    [InlineData("text/event-stream", Events)]
    [InlineData("text/event-stream, multipart/mixed", Events)]
    [InlineData("application/json, text/event-stream;q=0.1", Events)]
    [InlineData(Urql, Events)]
    [InlineData(StreamRequests.ApolloSubscription, SubscriptionParts)]
    [InlineData("multipart/mixed;subscriptionSpec=1.0, text/event-stream;q=0.9", SubscriptionParts)]
    [InlineData("multipart/mixed;subscriptionSpec=1.0;q=0.8, text/event-stream;q=0.9", Events)]
    public async Task Subscription_ByAccept_IsAnsweredWith(string accept, string expected)
    {
        var answer = await host.Client.PostAsync("""{"query":"subscription { count(to: 1) { text } }"}""", accept);

        Assert.Equal((HttpStatusCode.OK, expected), (answer.Status, answer.ContentType));
        Assert.Contains("{\"data\":{\"count\":{\"text\":\"1\"}}}", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/mixed;incrementalSpec=v0.2, application/json;q=0.9", 200, Json)]
    [InlineData(StreamRequests.ApolloIncremental, 400, Graph)]
    [InlineData("multipart/mixed, application/json;q=0.9", 200, Json)]
    [InlineData("text/event-stream;q=0, application/json", 200, Json)]
    public async Task Subscription_NoFormThatFits_IsRefusedInPlainJson(string accept, int status, string expected)
    {
        var answer = await host.Client.PostAsync("""{"query":"subscription { count(to: 1) { text } }"}""", accept);

        Assert.Equal((status, expected), ((int)answer.Status, answer.ContentType));
        Assert.Equal("OPERATION_NOT_ALLOWED", answer.Code);
    }

    [Theory]
    [InlineData("multipart/mixed;incrementalSpec=v0.2")]
    [InlineData("multipart/mixed")]
    [InlineData("multipart/mixed, text/event-stream;q=0")]
    public async Task Subscription_NothingThatServesIt_Is406(string accept)
    {
        var answer = await host.Client.PostAsync("""{"query":"subscription { count(to: 1) { text } }"}""", accept);

        Assert.Equal((HttpStatusCode.NotAcceptable, Json, "NOT_ACCEPTABLE"), (answer.Status, answer.ContentType, answer.Code));
    }

    [Theory]
    [InlineData("multipart/mixed;deferSpec=20220824")]
    [InlineData("multipart/mixed;incrementalSpec=v0.1")]
    [InlineData("multipart/mixed;subscriptionSpec=2.0")]
    [InlineData("text/event-stream;q=0")]
    [InlineData("text/event-stream; charset=iso-8859-1")]
    [InlineData("text/event-streams")]
    [InlineData("text/*")]
    public async Task Accept_NothingThatIsServed_Is406(string accept)
    {
        var answer = await host.Client.PostAsync("""{"query":"{ hello }"}""", accept);

        Assert.Equal((HttpStatusCode.NotAcceptable, Json, "NOT_ACCEPTABLE"), (answer.Status, answer.ContentType, answer.Code));
    }

    [Theory]
    [InlineData("", GraphClient.Json, 400, "BAD_REQUEST")]
    [InlineData("NONSENSE", GraphClient.Json, 400, "BAD_REQUEST")]
    [InlineData("{}", GraphClient.Json, 400, "BAD_REQUEST")]
    [InlineData("[]", GraphClient.Json, 400, "BAD_REQUEST")]
    [InlineData("{}", "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("{}", null, 415, "UNSUPPORTED_MEDIA_TYPE")]
    public async Task Request_ThatHttpRefuses_StatusAndJson(string body, string? contentType, int status, string code)
    {
        var answer = await host.Client.PostAsync(Encoding.UTF8.GetBytes(body), contentType, StreamRequests.Events);

        Assert.Equal((status, Json, code), ((int)answer.Status, answer.ContentType, answer.Code));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_BodyTooLarge_Is413(bool chunked)
    {
        await using var small = await GraphHost.StartAsync(options => options.MaxRequestBodySize = 1024);
        var content = chunked ? (HttpContent)GraphClient.Chunked(new byte[2000]) : new ByteArrayContent(new byte[2000]);
        content.Headers.ContentType = new(GraphClient.Json);

        var answer = await small.Client.AskAsync(HttpMethod.Post, "", content, StreamRequests.Events);

        Assert.Equal((413, "PAYLOAD_TOO_LARGE"), ((int)answer.Status, answer.Code));
    }

    [Fact]
    public async Task Get_WithoutQuery_Is400()
    {
        var answer = await host.Client.QueryAsync("?token=reserved", StreamRequests.Events);

        Assert.Equal((HttpStatusCode.BadRequest, "BAD_REQUEST"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task SingleConnectionMode_Is405AndSaysWhy(string method)
    {
        var answer = await host.Client.AskAsync(new HttpMethod(method), "?operationId=1");

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED"), (answer.Status, answer.Code));
        Assert.Contains("distinct connections mode", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sdl_IsTextWhateverAcceptSays()
    {
        var answer = await host.Client.QueryAsync("?sdl", StreamRequests.Events);

        Assert.Equal("text/plain; charset=utf-8", answer.ContentType);
    }

    [Fact]
    public async Task Get_ByMultipart_IsServed()
    {
        var answer = await host.Client.QueryAsync(
            "?query=" + Uri.EscapeDataString("subscription { count(to: 1) { text } }"), StreamRequests.ApolloSubscription);

        Assert.Equal((HttpStatusCode.OK, SubscriptionParts), (answer.Status, answer.ContentType));
    }
}
