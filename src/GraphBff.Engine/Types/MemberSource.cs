namespace GraphBff.Engine.Types;

/// <summary>An object or a list that the parent holds: no I/O. The lambda must give the same value every time.</summary>
internal sealed class MemberSource(Func<object, object?> value) : ValueSource
{
    public object? Get(object parent) => value(parent);
}
