namespace GraphBff.Engine.Types;

/// <summary>An object or a list that the parent holds: no I/O. Must give the same each time it is asked.</summary>
internal sealed class MemberSource(Func<object, object?> value) : ValueSource
{
    public object? Get(object parent) => value(parent);
}
