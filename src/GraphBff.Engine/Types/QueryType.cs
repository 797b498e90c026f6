namespace GraphBff.Engine.Types;

/// <summary>The root of queries. Modules add their fields with a <see cref="TypeExtension{TType}"/>.</summary>
public sealed class QueryType : ObjectType<RootValue>
{
    public QueryType() => Description = "What can be read.";
}
