using System.Text.Json;

namespace GraphBff.Transport.Tests.Hosting;

/// <summary>Raw HTTP requests for response streams.</summary>
internal static class StreamRequests
{
    public const string Events = "text/event-stream";
    public const string ApolloSubscription =
        "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9";
    public const string ApolloIncremental = "multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9";

    /// <summary>A POST request on a connection that stays open.</summary>
    public static string Post(string query, string accept)
    {
        var body = JsonSerializer.Serialize(new { query });
        return $"POST /graphql HTTP/1.1\r\nHost: x\r\nx-request-id: test\r\nAccept: {accept}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
    }

    /// <summary>A GET request with extra header lines.</summary>
    public static string Get(string query, string accept, string headers = "")
        => $"GET /graphql?query={Uri.EscapeDataString(query)} HTTP/1.1\r\nHost: x\r\nx-request-id: test\r\nAccept: {accept}\r\n"
            + $"{headers}\r\n";

    /// <summary>The response with its chunks joined. It ends with <c>[end]</c> if the server ended the body.</summary>
    public static string Unchunk(string response)
    {
        var start = response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var body = new System.Text.StringBuilder(response[..start]);
        while (start < response.Length)
        {
            var end = response.IndexOf("\r\n", start, StringComparison.Ordinal);
            var size = Convert.ToInt32(response[start..end], 16);
            if (size == 0)
            {
                return body.Append("[end]").ToString();
            }

            body.Append(response, end + 2, size);
            start = end + 2 + size + 2;
        }

        return body.ToString();
    }
}
