namespace GraphBff.Engine.Types;

/// <summary>Descriptions for types and fields that declare none, found by their message class.</summary>
public interface IDescriptions
{
    /// <summary>The description of a class, or null if it has none.</summary>
    string? Of(Type type);

    /// <summary>
    /// The description of a member of a class, or null if it has none. The name's case does not matter, since it differs between GraphQL
    /// and C#.
    /// </summary>
    string? Of(Type type, string member);
}
