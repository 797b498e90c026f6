using GraphBff.Engine.Operations;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>A field that has its source. The methods set its other properties.</summary>
public sealed class DeclaredField
{
    private readonly FieldType _field;

    internal DeclaredField(FieldType field) => _field = field;

    /// <summary>Sets the description. It takes precedence over the comment of the message field of the same name.</summary>
    public DeclaredField Description(string text)
    {
        _field.Description = text;
        return this;
    }

    public DeclaredField Deprecated(string reason)
    {
        _field.DeprecationReason = reason;
        return this;
    }

    /// <summary>
    /// Lets caches keep the field's value. The shortest hint among its fields limits the whole response. A response is not cached if a root
    /// field or another field with I/O has no hint. Clients get the result as <c>Cache-Control</c> of a GET.
    /// </summary>
    /// <param name="maxAge">
    /// How long, 0 to 365 days, rounded down to whole seconds. Zero keeps every response with the field out of caches.
    /// </param>
    /// <param name="isPrivate">Whether only the caller's own cache may keep it: no proxy and no CDN.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxAge"/> is negative or more than 365 days.</exception>
    public DeclaredField CacheFor(TimeSpan maxAge, bool isPrivate = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxAge, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxAge, TimeSpan.FromDays(365));
        FieldCacheHint.Attach(_field, new CacheHint(maxAge, isPrivate));
        return this;
    }

    public DeclaredField Nullable()
    {
        Wrappers.MakeNullable(_field);
        return this;
    }

    public DeclaredField NonNull()
    {
        Wrappers.MakeNonNull(_field);
        return this;
    }
}
