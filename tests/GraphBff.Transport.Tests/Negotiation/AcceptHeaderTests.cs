using GraphBff.Transport.Negotiation;
using Microsoft.Extensions.Primitives;

namespace GraphBff.Transport.Tests.Negotiation;

/// <summary>RFC 9110, 12.5.1 and GraphQL over HTTP, 5.1.</summary>
public class AcceptHeaderTests
{
    private const string Json = nameof(ResponseFormat.Json);
    private const string Graph = nameof(ResponseFormat.GraphResponse);
    private const string None = nameof(ResponseFormat.NotAcceptable);

    [Theory]
    [InlineData("", Json)]
    [InlineData("  ", Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("APPLICATION/JSON", Json)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("application/json;charset=\"UTF-8\"", Json)]
    [InlineData("application/json; charset=utf8", Json)]
    [InlineData("application/graphql-response+json", Graph)]
    [InlineData("Application/GraphQL-Response+JSON; charset=UTF-8", Graph)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Json)]
    public void Negotiate_OneSupportedType_GivesIt(string accept, string expected) => Expect(expected, accept);

    [Theory]
    [InlineData("application/graphql-response+json, application/json;q=0.9", Graph)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", Graph)]
    [InlineData("application/json;q=0.9, application/graphql-response+json", Graph)]
    [InlineData("application/json, application/graphql-response+json;q=0.9", Json)]
    [InlineData("application/graphql-response+json;q=0.2,application/json;q=0.201", Json)]
    [InlineData("application/graphql-response+json;q=1.000,application/json;q=0.999", Graph)]
    [InlineData("application/graphql-response+json ; Q=0.5 , application/json ; q=0.4", Graph)]
    public void Negotiate_DifferentWeights_GivesTheHigher(string accept, string expected) => Expect(expected, accept);

    [Theory]
    [InlineData("application/graphql-response+json, application/json", Graph)]
    [InlineData("application/json, application/graphql-response+json", Json)]
    [InlineData("application/json, application/graphql+json, application/graphql-response+json, multipart/mixed", Json)]
    [InlineData("application/graphql-response+json, */*", Graph)]
    [InlineData("*/*, application/graphql-response+json", Graph)]
    [InlineData("application/json, */*", Json)]
    public void Negotiate_EqualWeights_GivesTheNamedThenTheFirst(string accept, string expected) => Expect(expected, accept);

    [Theory]
    [InlineData("application/json;q=0, */*", Graph)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/*;q=0.1, application/graphql-response+json;q=0.05", Json)]
    [InlineData("*/*;q=1, application/*;q=0.2, application/graphql-response+json;q=0.3", Graph)]
    [InlineData("*/*, application/*;q=0", None)]
    [InlineData("application/json;q=0.1, application/json", Json)]
    public void Negotiate_OverlappingRanges_TakesTheMostSpecific(string accept, string expected) => Expect(expected, accept);

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/*")]
    [InlineData("application/xml, image/png")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;q=0.000, application/graphql-response+json;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/jsonx")]
    [InlineData("*/json")]
    [InlineData("text/event-stream")]
    [InlineData("nonsense")]
    [InlineData(",;,=")]
    public void Negotiate_NothingSupported_GivesNotAcceptable(string accept) => Expect(None, accept);

    [Theory]
    [InlineData("application/json;q=2, text/html", None)]
    [InlineData("application/json;q=1.001, text/html", None)]
    [InlineData("application/json;q=-1, text/html", None)]
    [InlineData("application/json;q=0.1234, text/html", None)]
    [InlineData("application/json;q=, text/html", None)]
    [InlineData("application/json;q=.5, text/html", None)]
    [InlineData("application/json;q=1., text/html", Json)]
    [InlineData("application/json;q=x, application/graphql-response+json;q=0.1", Graph)]
    public void Negotiate_BrokenWeight_PassesTheRangeOver(string accept, string expected) => Expect(expected, accept);

    [Theory]
    [InlineData("text/x; note=\"a, application/json\"", None)]
    [InlineData("application/json; note=\"a;q=0\"", Json)]
    [InlineData("application/json; note=\"a\\\", b\";q=0.5, application/graphql-response+json;q=0.4", Json)]
    [InlineData("application/json; note=\"never closed, application/graphql-response+json", Json)]
    [InlineData(" , application/json , ", Json)]
    [InlineData("application/json; profile=x; flag", Json)]
    public void Negotiate_ParametersAndQuotes_AreNotMistakenForRanges(string accept, string expected) => Expect(expected, accept);

    [Fact]
    public void Negotiate_NoHeader_GivesJson() => Assert.Equal(ResponseFormat.Json, AcceptHeader.Negotiate(StringValues.Empty));

    [Fact]
    public void Negotiate_TwoHeaderLines_AreOneList()
        => Assert.Equal(
            ResponseFormat.GraphResponse,
            AcceptHeader.Negotiate(new StringValues(["application/json;q=0.5", "application/graphql-response+json"])));

    [Fact]
    public void Negotiate_AnyHeader_AllocatesNothing()
    {
        var accept = new StringValues("text/html, application/graphql-response+json;q=0.9, application/json;q=0.8, */*;q=0.1");
        AcceptHeader.Negotiate(accept);

        var before = GC.GetAllocatedBytesForCurrentThread();
        AcceptHeader.Negotiate(accept);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", true)]
    [InlineData("application/json, TEXT/HTML;q=0.1", true)]
    [InlineData("text/html;q=0", false)]
    [InlineData("*/*", false)]
    [InlineData("text/htmlx", false)]
    [InlineData("", false)]
    public void NamesHtml_Header_IsReadByRange(string accept, bool expected) => Assert.Equal(expected, AcceptHeader.NamesHtml(accept));

    [Theory]
    [InlineData("text/event-stream", true)]
    [InlineData("TEXT/Event-Stream", true)]
    [InlineData("multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json", true)]
    [InlineData("application/json, multipart/MIXED", true)]
    [InlineData("*/*", false)]
    [InlineData("application/json", false)]
    [InlineData("application/graphql-response+json,application/json;q=0.9", false)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false)]
    [InlineData("", false)]
    public void NamesStream_Header_IsSearched(string accept, bool expected)
    {
        Assert.Equal(expected, AcceptHeader.NamesStream(accept));
        Assert.Equal(expected, AcceptHeader.NamesStream(new StringValues(["text/plain", accept])));
        Assert.False(AcceptHeader.NamesStream(StringValues.Empty));
    }

    [Theory]
    [InlineData("text/event-stream", None, "EventStream", "EventStream", "EventStream")]
    [InlineData("application/json", Json, "None", "None", "None")]
    [InlineData("application/json, text/event-stream", Json, "None", "EventStream", "EventStream")]
    [InlineData("text/event-stream, application/json", Json, "EventStream", "EventStream", "EventStream")]
    [InlineData("multipart/mixed", None, "IncrementalParts", "IncrementalParts", "None")]
    [InlineData(
        "multipart/mixed; subscriptionSpec=1.0; incrementalSpec=v0.2", None, "IncrementalParts", "IncrementalParts", "SubscriptionParts")]
    [InlineData(
        "multipart/mixed;incrementalSpec=v0.2, multipart/mixed;subscriptionSpec=1.0",
        None,
        "IncrementalParts",
        "IncrementalParts",
        "SubscriptionParts")]
    [InlineData("multipart/mixed;q=0.5, text/event-stream;q=0.4", None, "IncrementalParts", "IncrementalParts", "EventStream")]
    [InlineData("multipart/mixed;q=0.4, text/event-stream;q=0.5", None, "EventStream", "EventStream", "EventStream")]
    [InlineData("multipart/mixed;q=0.5, application/json;q=0.5", Json, "None", "IncrementalParts", "None")]
    [InlineData("multipart/mixed;q=0, application/json", Json, "None", "None", "None")]
    [InlineData("multipart/mixed;deferSpec=20220824, */*", Json, "None", "None", "None")]
    public void NegotiateStreams_ByKindOfAnswer(string accept, string plain, string single, string incremental, string subscription)
    {
        var accepted = AcceptHeader.NegotiateStreams(accept);

        Assert.Equal(
            (plain, single, incremental, subscription),
            ($"{accepted.Plain}", $"{accepted.Single}", $"{accepted.Incremental}", $"{accepted.Subscription}"));
    }

    [Fact]
    public void NamesStream_CommonHeader_AllocatesNothing()
    {
        var accept = new StringValues("application/graphql-response+json, application/xml;q=0.9");
        AcceptHeader.NamesStream(accept);

        var before = GC.GetAllocatedBytesForCurrentThread();
        AcceptHeader.NamesStream(accept);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Expect(string expected, string accept) => Assert.Equal(expected, AcceptHeader.Negotiate(accept).ToString());
}
