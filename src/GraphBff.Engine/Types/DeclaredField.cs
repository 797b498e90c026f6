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
