using System.Text.Json.Nodes;

namespace GraphBff.Adapters.OpenApi;

/// <summary>The schema of <see cref="Rest.Problem"/>.</summary>
internal static class ProblemSchema
{
    public const string Name = "Problem";

    private const string Text = """
        {
          "type": "object",
          "description": "Why a request has no other response (RFC 9457).",
          "required": ["type", "title", "status", "detail", "code", "requestId"],
          "properties": {
            "type": { "type": "string", "format": "uri", "description": "The kind of the problem. It never changes, so programs may compare it." },
            "title": { "type": "string", "description": "The name of the status." },
            "status": { "type": "integer", "description": "The status code." },
            "detail": { "type": "string", "description": "What went wrong, for people." },
            "code": { "type": "string", "description": "The kind of the error, as in `extensions.code` of the graph." },
            "retryable": { "type": "boolean", "description": "True if the same request may succeed later." },
            "requestId": { "type": "string", "description": "Names the request in the server's log." },
            "errors": {
              "type": "array",
              "description": "What is wrong with which part of the request.",
              "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                  "detail": { "type": "string", "description": "What is wrong, for people." },
                  "pointer": { "type": "string", "description": "Where in the body: a JSON pointer after `#` (RFC 6901)." },
                  "parameter": { "type": "string", "description": "The name of the parameter." },
                  "in": { "type": "string", "enum": ["path", "query", "header"], "description": "Where the parameter is." }
                }
              }
            }
          }
        }
        """;

    public static JsonObject Make() => JsonNode.Parse(Text)!.AsObject();
}
