using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Walk;

/// <summary>The arguments of one field or directive that is in the schema.</summary>
/// <param name="Owner">The field or directive in the document.</param>
/// <param name="Name">Its name in a message, e.g. <c>Field "user"</c> or <c>Directive "@skip"</c>.</param>
/// <param name="Coordinate">Its coordinate in a message about an argument, e.g. <c>field "Query.user"</c>.</param>
/// <param name="Given">The arguments in the document.</param>
/// <param name="Definitions">The arguments in the schema.</param>
internal readonly record struct ArgumentsSite(
    ASTNode Owner, string Name, string Coordinate, IReadOnlyList<GraphQLArgument> Given, QueryArguments Definitions)
{
    public QueryArgument? Define(GraphQLArgument argument) => Definitions.Find(argument.Name.Value);

    public bool Gives(string name)
    {
        foreach (var argument in Given)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
