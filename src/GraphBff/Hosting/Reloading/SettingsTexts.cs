namespace GraphBff.Hosting.Reloading;

/// <summary>What files of settings hold, in the order in which they count.</summary>
internal sealed record SettingsTexts(IReadOnlyList<(string Path, string Text)> Files)
{
    public bool Equals(SettingsTexts? other) => other is not null && Files.SequenceEqual(other.Files);

    public override int GetHashCode() => Files.Count;
}
