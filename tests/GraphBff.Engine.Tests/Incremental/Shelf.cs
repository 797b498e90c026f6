namespace GraphBff.Engine.Tests.Incremental;

/// <summary>A shelf, or a book on it. The one at the top has a shelf below it and three books.</summary>
internal sealed record Shelf(string? Name)
{
    public Shelf Below { get; } = Name == "top" ? new Shelf("below top") : null!;

    public IReadOnlyList<object> Books { get; } = Name == "top" ? [new Shelf("1"), new Shelf("2"), new Shelf("3")] : [];

    /// <summary>The last book has none.</summary>
    public string? Spine => Name == "3" ? null : Name;

    /// <summary>The books, created on access; the last one throws.</summary>
    public IEnumerable<object> Torn => Books.Select(book => book == Books[2] ? throw new InvalidOperationException() : book);
}
