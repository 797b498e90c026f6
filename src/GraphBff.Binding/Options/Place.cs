using System.Globalization;

namespace GraphBff.Binding.Options;

/// <summary>A place in the options file. Lines and columns count from 1.</summary>
internal readonly record struct Place(string File, long Line, long Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
