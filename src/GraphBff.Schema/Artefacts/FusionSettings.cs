using System.Text.Json;

namespace GraphBff.Schema.Artefacts;

/// <summary>
/// The settings that Fusion's composition reads with <c>schema.graphql</c>: the graph's name among the source schemas, and the features of
/// its endpoint.
/// </summary>
internal static class FusionSettings
{
    private const string Url = "GRAPHBFF_URL";

    public static object Of(JsonElement schema) => new
    {
        Name = "graphbff",
        Transports = new
        {
            Http = new
            {
                Url = $$$"""{{{{{Url}}}}}/graphql""",
                Capabilities = new
                {
                    Batching = new { VariableBatching = false, RequestBatching = false },
                    Subscriptions = new { Supported = schema.GetProperty("subscriptionType").ValueKind is not JsonValueKind.Null },
                },
            },
        },

        // Fusion's `--environment` option replaces the variable. The names of environments are kept as they are.
        Environments = new Dictionary<string, object>
        {
            ["development"] = new Dictionary<string, string> { [Url] = "http://127.0.0.1:8080" }
        },
    };
}
