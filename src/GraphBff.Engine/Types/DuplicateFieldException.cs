using GraphQL.Types;

namespace GraphBff.Engine.Types;

/// <summary>A type declares two fields with the same name.</summary>
internal sealed class DuplicateFieldException(IGraphType type, string field)
    : GraphDeclarationException($"The field {type.Name}.{field} is declared twice in {type.GetType()}: give one of them another name.")
{
    public IGraphType Type { get; } = type;

    public string Field { get; } = field;
}
