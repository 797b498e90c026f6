namespace GraphBff.Binding.Tests.Foreign;

/// <summary>Services in a package of npm that no one here wrote.</summary>
/// <param name="Name">The package.</param>
/// <param name="Version">Its exact version.</param>
/// <param name="Integrity">The hash of its archive, as npm's lock files have it.</param>
/// <param name="Root">The folder in it that imports start from.</param>
/// <param name="Services">What the full names of the services begin with.</param>
/// <param name="UnboundReads">
/// The methods that read, by the judgement of a person who read the protos, and that no convention binds.
/// </param>
public sealed record ForeignPackage(
    string Name, string Version, string Integrity, string Root, string Services, params string[] UnboundReads)
{
    /// <summary>Which share of the reads conventions bind at least.</summary>
    public double Least { get; init; } = 0.8;

    public override string ToString() => $"{Name} {Version}{(Services.Length > 0 ? $": {Services}" : "")}";
}
