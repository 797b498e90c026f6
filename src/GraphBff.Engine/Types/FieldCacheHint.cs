using GraphBff.Engine.Operations;
using GraphQL;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>How long a field's value may be kept. Hangs on the field's declaration and is read when a plan is made.</summary>
internal static class FieldCacheHint
{
    private const string Key = "graphbff.cache";

    public static void Attach(FieldType field, CacheHint hint) => field.WithMetadata(Key, hint);

    /// <summary>What the declaration says, or null where it says nothing.</summary>
    public static CacheHint? Of(FieldType field) => field.GetMetadata<CacheHint?>(Key);
}
