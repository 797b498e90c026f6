using GraphBff.Engine.Validation.Walk;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Validation.Rules;

/// <summary>GraphQL specification, 5.3.3 Leaf Field Selections.</summary>
internal sealed class ScalarLeafs(ValidationScope scope) : ValidationRule(scope)
{
    public override void OnField(GraphQLField field, IGraphType? parent, FieldType? definition)
    {
        if (definition?.ResolvedType is not { } type)
        {
            return;
        }

        if (TypeRules.IsLeaf(TypeRules.Named(type)))
        {
            if (field.SelectionSet is { } selectionSet)
            {
                Report($"Field \"{field.Name}\" must not have a selection since type \"{type}\" has no subfields.", selectionSet);
            }
        }
        else if (field.SelectionSet is null)
        {
            var name = field.Name;
            Report($"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", field);
        }
    }
}
