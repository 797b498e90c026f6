using GraphQLParser.AST;

namespace GraphBff.Adapters.Operations;

/// <summary>A directive of an operation file is wrong.</summary>
/// <param name="node">Where.</param>
/// <param name="message">What is wrong, as a sentence.</param>
internal sealed class DirectiveException(ASTNode node, string message) : Exception(message)
{
    public ASTNode Node { get; } = node;
}
