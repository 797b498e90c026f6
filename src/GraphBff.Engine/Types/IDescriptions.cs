namespace GraphBff.Engine.Types;

/// <summary>Texts for types and fields that say nothing of themselves, by the class that they stand over.</summary>
public interface IDescriptions
{
    /// <summary>What a class is, or null.</summary>
    string? Of(Type type);

    /// <summary>What a member of a class is, or null. The name's case does not matter, as GraphQL and C# differ in it.</summary>
    string? Of(Type type, string member);
}
