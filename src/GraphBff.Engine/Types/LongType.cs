using System.Globalization;

namespace GraphBff.Engine.Types;

/// <summary>A 64-bit integer.</summary>
public sealed class LongType : IntegerTextType<long>
{
    public LongType()
    {
        Name = "Long";
        Description = "A 64-bit integer, as a string in decimal: a JSON number beyond 2^53 would lose precision.";
    }

    // Lists hold integers of other classes too.
    public override object? Serialize(object? value) => value switch
    {
        ulong number => number.ToString(CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        uint number => number.ToString(CultureInfo.InvariantCulture),
        _ => base.Serialize(value),
    };
}
