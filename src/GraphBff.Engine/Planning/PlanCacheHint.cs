using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>
/// Computes the cache hint of a plan from its fields. A value that a parent holds is as old as the parent, so such a field needs no hint.
/// A fetched value is cached only if its own declaration allows it.
/// </summary>
internal sealed class PlanCacheHint
{
    private TimeSpan? _maxAge;
    private bool _isPrivate;

    /// <summary>The shortest and most private of the added hints. An operation without hints is not cached.</summary>
    public CacheHint Total => new(_maxAge ?? TimeSpan.Zero, _isPrivate);

    /// <param name="field">The field's declaration. An introspection field has no hint, so it is not cached.</param>
    /// <param name="isFetched">Whether the field is a root field or one with I/O.</param>
    public void Add(FieldType field, bool isFetched)
    {
        if (FieldCacheHint.Of(field) is { } hint)
        {
            _maxAge = _maxAge < hint.MaxAge ? _maxAge : hint.MaxAge;
            _isPrivate |= hint.IsPrivate;
        }
        else if (isFetched)
        {
            _maxAge = TimeSpan.Zero;
        }
    }
}
