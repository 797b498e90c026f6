using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>What one operation or fragment uses directly, without the fragments that it spreads.</summary>
internal sealed class DefinitionUsage(ASTNode definition)
{
    public ASTNode Definition { get; } = definition;

    public List<GraphQLFragmentSpread> Spreads { get; } = [];

    public List<VariableUsage> Variables { get; } = [];
}
