using System.Text.Json;

namespace GraphBff.Schema.Artefacts;

/// <summary>
/// The settings that Fusion's composition reads beside <c>schema.graphql</c>: how the graph is called among the source schemas, and
/// what its endpoint can do.
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

        // `--environment` replaces the variable. Names of environments are kept as they are.
        Environments = new Dictionary<string, object>
        {
            ["development"] = new Dictionary<string, string> { [Url] = "http://127.0.0.1:8080" }
        },
    };
}
