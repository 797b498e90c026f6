using GraphBff.Engine.Operations;
using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>A field that has been given its source; what is left to say of it.</summary>
public sealed class DeclaredField
{
    private readonly FieldType _field;

    internal DeclaredField(FieldType field) => _field = field;

    /// <summary>Wins over the comment of the message field of the same name.</summary>
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
    /// Lets caches keep the field's value. An answer is kept as long as the shortest hint among its fields says, and not at all where a
    /// root field or another field with I/O has none. It reaches clients as <c>Cache-Control</c> of a GET.
    /// </summary>
    /// <param name="maxAge">
    /// How long, zero to 365 days; whole seconds count. Zero keeps every answer with the field out of the caches.
    /// </param>
    /// <param name="isPrivate">Whether only the one who asked may keep it: no proxy, no CDN.</param>
    public DeclaredField CacheFor(TimeSpan maxAge, bool isPrivate = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxAge, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxAge, TimeSpan.FromDays(365));
        FieldCacheHint.Attach(_field, new CacheHint(maxAge, isPrivate));
        return this;
    }

    public DeclaredField Nullable()
    {
        _field.Type = Wrappers.Nullable(_field.Type!);
        return this;
    }

    public DeclaredField NonNull()
    {
        _field.Type = Wrappers.NonNull(_field.Type!);
        return this;
    }
}
