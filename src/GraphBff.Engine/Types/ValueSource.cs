using GraphQL;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>Where a field's value comes from. The field's metadata holds it. Planning reads it, and no request does.</summary>
internal abstract class ValueSource
{
    private const string Key = "graphbff.source";

    /// <summary>The source of a declared field, or null if it was declared without one.</summary>
    public static ValueSource? Of(FieldType field) => field.GetMetadata<ValueSource?>(Key);

    public void AttachTo(FieldType field) => field.WithMetadata(Key, this);
}
