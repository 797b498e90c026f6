using System.ComponentModel.DataAnnotations;

namespace GraphBff.Ide;

/// <summary>The IDE in the browser; configuration section <c>Ide</c>.</summary>
internal sealed class IdeOptions
{
    public const string Section = "Ide";

    /// <summary>Whether <c>/graphql/ui/</c> is served, and browsers that open <c>/</c> or <c>/graphql</c> are redirected there.</summary>
    /// <value>
    /// Default true in Development, false elsewhere. Trap: a browser that opened it keeps the IDE's files until it clears them.
    /// </value>
    public bool Enabled { get; set; }

    /// <summary>The directory of the IDE's files. If it has none, a plain page with links is served.</summary>
    /// <value>A directory, relative to the program's; default <c>ide</c>, where the build puts them.</value>
    [Required]
    public string Directory { get; set; } = "ide";
}
