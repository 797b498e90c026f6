using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>A protobuf enum as a GraphQL enum: names without their prefix, and without <c>UNSPECIFIED</c>.</summary>
public sealed class EnumType<TEnum> : EnumerationGraphType
    where TEnum : struct, Enum
{
    public EnumType()
    {
        Name = typeof(TEnum).Name;
        foreach (var (value, _, name) in EnumNames.Of(typeof(TEnum)))
        {
            Add(name, value);
        }
    }

    /// <summary>A number that the schema does not know becomes null, in a list too.</summary>
    public override object? Serialize(object? value)
        => value is TEnum member && Values.FindByValue(member) is null ? null : base.Serialize(value);
}
