using Google.Protobuf.Reflection;

namespace GraphBff.Upstream.Wire;

/// <summary>A field of a <see cref="WireType"/>: where its value is in a row, and how it is on the wire.</summary>
public sealed class WireField
{
    private const int LengthDelimited = 2;

    internal WireField(FieldDescriptor field, int index, int words)
    {
        (Descriptor, Kind, IsRepeated) = (field, field.FieldType, field.IsRepeated);
        (Word, Bit, Place) = (index >> 6, 1L << index, words + index);
        var wire = Kind switch
        {
            FieldType.Fixed64 or FieldType.SFixed64 or FieldType.Double => 1,
            FieldType.String or FieldType.Bytes or FieldType.Message => LengthDelimited,
            FieldType.Group => 3,
            FieldType.Fixed32 or FieldType.SFixed32 or FieldType.Float => 5,
            _ => 0,
        };
        Tag = ((uint)field.FieldNumber << 3) | (uint)wire;
        // A list of numbers comes in one piece or one by one, whatever its declaration says.
        PackedTag = IsRepeated && wire is not (LengthDelimited or 3) ? ((uint)field.FieldNumber << 3) | LengthDelimited : Tag;
        Default = DefaultValues.Of(field);
    }

    /// <summary>The field's declaration.</summary>
    public FieldDescriptor Descriptor { get; }

    /// <summary>The type of a message or a group; null for other fields.</summary>
    public WireType? Type { get; internal set; }

    internal FieldType Kind { get; }

    internal bool IsRepeated { get; }

    /// <summary>Which word of a row's bits has the field's.</summary>
    internal int Word { get; }

    internal long Bit { get; }

    /// <summary>Where the field's value is in a frame: after the bits of all fields.</summary>
    internal int Place { get; }

    internal uint Tag { get; }

    internal uint PackedTag { get; }

    /// <summary>What the field has where it is missing. A text or bytes are its bytes.</summary>
    internal (long Raw, byte[] Bytes) Default { get; }

    /// <summary>The bits of the other members of the field's oneof.</summary>
    internal (int Word, long Bits)[] Rivals { get; set; } = [];

    /// <summary>Whether a second value replaces the first instead of merging with it, as Google.Protobuf has it for these.</summary>
    internal bool IsReplaced { get; set; }

    /// <summary>Whether it is a wrapper of its own: a second one without a value leaves the first.</summary>
    internal bool IsWrapper { get; set; }
}
