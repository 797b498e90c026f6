namespace GraphBff.Schema.Usage;

/// <summary>The record as its file holds it. A reader refuses another format or version.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">Of the format; <see cref="FormatVersion"/>.</param>
/// <param name="Since">When the first process that wrote to the file began to count.</param>
/// <param name="Until">When it was written.</param>
/// <param name="Clients">By name and version, in ordinal order.</param>
public sealed record UsageContent(
    string Format, int Version, DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<UsageClient> Clients)
{
    public const string FormatName = "graphbff-usage";
    public const int FormatVersion = 1;
}
