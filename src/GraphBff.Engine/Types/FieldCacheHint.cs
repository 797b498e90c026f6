using GraphBff.Engine.Operations;
using GraphQL;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>How long caches may keep a field's value. The field's metadata holds it, and planning reads it.</summary>
internal static class FieldCacheHint
{
    private const string Key = "graphbff.cache";

    public static void Attach(FieldType field, CacheHint hint) => field.WithMetadata(Key, hint);

    /// <summary>The hint that the field declares, or null if it declares none.</summary>
    public static CacheHint? Of(FieldType field) => field.GetMetadata<CacheHint?>(Key);
}
