namespace GraphBff.Engine.Types;

/// <summary>An unsigned 64-bit integer.</summary>
public sealed class UnsignedLongType : IntegerTextType<ulong>
{
    public UnsignedLongType()
    {
        Name = "UnsignedLong";
        Description = "An unsigned 64-bit integer, as a string in decimal: a JSON number beyond 2^53 would lose precision.";
    }
}
