using GraphBff.Engine.Operations;
using GraphBff.Engine.Types;
using GraphQL.Types;

namespace GraphBff.Engine.Planning;

/// <summary>
/// The hint of a plan, field by field. A value that a parent holds is as old as the parent, so a field without a hint says nothing; but
/// a value that is fetched is kept only where its own declaration allows it.
/// </summary>
internal sealed class PlanCacheHint
{
    private TimeSpan? _maxAge;
    private bool _isPrivate;

    /// <summary>The shortest and most private of what was added; nothing is kept of an operation without hints.</summary>
    public CacheHint Total => new(_maxAge ?? TimeSpan.Zero, _isPrivate);

    /// <param name="field">The field's declaration; one of introspection has no hint, so that nobody keeps it.</param>
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
