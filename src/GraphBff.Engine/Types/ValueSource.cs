using GraphQL;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// Where a field's value comes from. Hangs on the field's declaration and is read when a plan is made, never per request.
/// </summary>
internal abstract class ValueSource
{
    private const string Key = "graphbff.source";

    /// <summary>The source of a declared field, or null where the field was declared without one.</summary>
    public static ValueSource? Of(FieldType field) => field.GetMetadata<ValueSource?>(Key);

    public void AttachTo(FieldType field) => field.WithMetadata(Key, this);
}
