using System.ComponentModel.DataAnnotations;

namespace GraphBff.Ide;

/// <summary>The IDE in the browser; configuration section <c>Ide</c>.</summary>
internal sealed class IdeOptions
{
    public const string Section = "Ide";

    /// <summary>Whether <c>/graphql/ui/</c> is served, and a browser that opens <c>/</c> or <c>/graphql</c> is sent there.</summary>
    /// <value>Default true in Development, false elsewhere. Trap: a browser that was there keeps the IDE's files until it clears them.</value>
    public bool Enabled { get; set; }

    /// <summary>Where the IDE's files lie. Where there are none, a plain page with links is served.</summary>
    /// <value>A directory, relative to the program's; default <c>ide</c>, where the build puts them.</value>
    [Required]
    public string Directory { get; set; } = "ide";
}
