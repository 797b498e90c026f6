using System.ComponentModel.DataAnnotations;

namespace GraphBff.Adapters.OpenApi;

/// <summary>The description of REST for generators, gateways and people.</summary>
public sealed class OpenApiOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "OpenApi";

    /// <summary>Whether <c>/openapi.json</c> is served.</summary>
    /// <value>Default true, in every environment: it says nothing of the graph but what the routes, which anybody may call, show.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The name of the API.</summary>
    /// <value>1 to 100 characters; default <c>GraphBff</c>.</value>
    [Required]
    [MaxLength(100)]
    public string Title { get; set; } = "GraphBff";
}
