using GraphBff.Engine.Inputs;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>What @skip and @include decide under one request's variables (GraphQL specification, 3.13.1 and 3.13.2).</summary>
internal sealed class ConditionValues(ISchema schema, VariableValues variables)
{
    public ISchema Schema { get; } = schema;

    public bool Include(ASTNode selection)
    {
        if (selection is not IHasDirectivesNode { Directives: { } directives })
        {
            return true;
        }

        foreach (var directive in directives)
        {
            bool skip = directive.Name.Value == "skip";
            if ((skip || directive.Name.Value == "include") && If(directive) == skip)
            {
                return false;
            }
        }

        return true;
    }

    private bool If(GraphQLDirective directive) => directive.Arguments?[0].Value switch
    {
        GraphQLTrueBooleanValue => true,
        GraphQLVariable variable => variables.TryGet(variable.Name.StringValue, out var value) && value is true,
        _ => false,
    };
}
