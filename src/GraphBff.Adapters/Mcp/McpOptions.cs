using System.ComponentModel.DataAnnotations;

namespace GraphBff.Adapters.Mcp;

/// <summary>Tools for agents, by the Model Context Protocol.</summary>
public sealed class McpOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Mcp";

    /// <summary>Whether <c>/mcp</c> is served.</summary>
    /// <value>
    /// Default true in Development, false elsewhere: agents act without a person who reads each request, so an operator decides. Trap: an
    /// agent has all rights of the caller whose <c>authorization</c> it sends, within the documents with <c>@tool</c>.
    /// </value>
    public bool Enabled { get; set; }

    /// <summary>How the tools belong together, for the agent. It reads this before it chooses a tool.</summary>
    /// <value>At most 4,096 characters; default none.</value>
    [MaxLength(4096)]
    public string? Instructions { get; set; }
}
