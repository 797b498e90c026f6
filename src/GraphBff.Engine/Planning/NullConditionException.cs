using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Planning;

/// <summary>A variable is null, but the directive's argument is non-null. The object whose fields are being collected fails.</summary>
internal sealed class NullConditionException(GraphError error) : Exception(error.Message)
{
    public GraphError Error { get; } = error;
}
