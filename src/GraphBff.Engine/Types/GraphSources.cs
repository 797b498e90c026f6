using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>What the types of a graph stand over: how a change of a message is followed to the graph.</summary>
public sealed class GraphSources
{
    private readonly ISchema _schema;

    internal GraphSources(ISchema schema) => _schema = schema;

    /// <summary>The message class or enum of a type; null for a type that is none's, or that the graph does not have.</summary>
    public Type? ClassOf(string typeName) => _schema.AllTypes[typeName] is { } type ? SourceClass.Of(type) : null;

    /// <summary>The members of that class that a field reads, by their C# names; empty where it is not known, or all.</summary>
    public IReadOnlyList<string> MembersOf(string typeName, string fieldName)
        => (_schema.AllTypes[typeName] as IComplexGraphType)?.GetField(fieldName) is { } field ? MemberReads.Of(field).Names ?? [] : [];
}
