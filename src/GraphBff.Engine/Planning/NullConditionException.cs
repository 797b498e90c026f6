using GraphBff.Engine.Errors;

namespace GraphBff.Engine.Planning;

/// <summary>A variable is null where a directive's argument takes none: the object whose fields are being collected fails.</summary>
internal sealed class NullConditionException(GraphError error) : Exception(error.Message)
{
    public GraphError Error { get; } = error;
}
