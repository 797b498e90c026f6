namespace GraphBff.Schema.Usage;

/// <summary>The content of a record's file. Readers refuse other formats and versions.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Version">The version of the format; always <see cref="FormatVersion"/>.</param>
/// <param name="Since">When the first process that wrote to the file began to count.</param>
/// <param name="Until">When the file was written.</param>
/// <param name="Clients">The clients by name and version, in ordinal order.</param>
public sealed record UsageContent(
    string Format, int Version, DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<UsageClient> Clients)
{
    public const string FormatName = "graphbff-usage";
    public const int FormatVersion = 1;
}
