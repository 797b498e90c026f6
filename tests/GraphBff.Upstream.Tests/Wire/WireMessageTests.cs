using GraphBff.Upstream.Wire;

namespace GraphBff.Upstream.Tests.Wire;

public sealed class WireMessageTests
{
    private static readonly WireType Type = new WireTypes().Of(Everything.Descriptor);

    [Fact]
    public void Get_MessageThatWasNotSent_IsEmpty()
    {
        var root = WireDocument.Read(Type, ReadOnlyMemory<byte>.Empty).Root;

        var child = root.Get(Type["child"]).Message.Get(Type["child"]).Message;

        Assert.False(root.Has(Type["child"]));
        Assert.False(child.Has(Type["string"]));
        Assert.Empty(child.Items(Type["children"]));
        Assert.Equal("", child.Get(Type["string"]).Text);
    }

    [Fact]
    public void Entries_KeyThatComesTwice_HasItsLastValue()
    {
        // "a" is "b", "c" has no value, "a" is "d".
        var bytes = Convert.FromHexString("CA02060A01611201" + "62" + "CA02030A0163" + "CA02060A0161120164");

        var root = WireDocument.Read(Type, bytes).Root;
        var entry = Type["texts"].Type!;

        Assert.Equal(3, root.Count(Type["texts"]));
        Assert.Equal(
            ["a=d", "c="],
            root.Entries(Type["texts"]).Select(pair => $"{pair.Get(entry["key"]).Text}={pair.Get(entry["value"]).Text}"));
    }

    [Fact]
    public void Entries_NumbersWithOneHashInDotNet_HaveDifferentHashes()
    {
        var keys = Enumerable.Range(0, 1000).Select(i => ((long)i << 32) | (uint)i).ToList();

        Assert.Single(keys.Select(key => key.GetHashCode()).Distinct());
        Assert.True(keys.Select(WireKeys.Comparer.GetHashCode).Distinct().Count() > 990);
    }
}
