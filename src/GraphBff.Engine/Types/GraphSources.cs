using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>
/// The message classes and members that the graph's types and fields come from. They show what a changed message affects.
/// </summary>
public sealed class GraphSources
{
    private readonly ISchema _schema;

    internal GraphSources(ISchema schema) => _schema = schema;

    /// <summary>The message class or enum of a type; null if the type has none, or if the graph has no such type.</summary>
    public Type? ClassOf(string typeName) => _schema.AllTypes[typeName] is { } type ? SourceClass.Of(type) : null;

    /// <summary>The C# names of the members of that class that a field reads; empty if they are unknown, or if it may read all.</summary>
    public IReadOnlyList<string> MembersOf(string typeName, string fieldName)
        => (_schema.AllTypes[typeName] as IComplexGraphType)?.GetField(fieldName) is { } field ? MemberReads.Of(field).Names ?? [] : [];
}
