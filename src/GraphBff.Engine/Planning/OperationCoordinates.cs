using GraphBff.Engine.Validation.Walk;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// Collects the schema coordinates that a validated operation uses, for every choice of its conditions. Visits the operation and each
/// fragment that it reaches once.
/// </summary>
internal sealed class OperationCoordinates
{
    private static readonly HashSet<string> BuiltIn = ["Boolean", "Float", "ID", "Int", "String"];

    private readonly ISchema _schema;
    private readonly Dictionary<ROM, GraphQLFragmentDefinition> _fragments;
    private readonly HashSet<ROM> _spread = [];
    private readonly SortedSet<string> _coordinates = new(StringComparer.Ordinal);

    private OperationCoordinates(ISchema schema, GraphQLDocument document)
    {
        _schema = schema;
        _fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(fragment => fragment.FragmentName.Name.Value);
    }

    /// <returns>See <see cref="Operations.OperationUsage.Coordinates"/>.</returns>
    public static string[] In(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var walk = new OperationCoordinates(schema, document);
        var root = schema.RootOf(operation.Operation)!;
        walk.Add(root.Name);
        walk.Directives(operation.Directives);
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            var type = schema.AllTypes[TypeRules.NamedNode(variable.Type).Name.Value]!;
            walk.Whole(type);
            walk.Value(type, variable.DefaultValue);
        }

        walk.Selections(root, operation.SelectionSet);
        return [.. walk._coordinates];
    }

    // Interned: the schema limits their number, and the usage record keeps them for each client.
    private bool Add(string coordinate) => _coordinates.Add(string.Intern(coordinate));

    private void Selections(IGraphType parent, GraphQLSelectionSet? selections)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField field:
                    Field(parent, field);
                    break;
                case GraphQLInlineFragment inline:
                    Directives(inline.Directives);
                    Fragment(inline.TypeCondition is { } condition ? Find(condition) : parent, inline.SelectionSet);
                    break;
                case GraphQLFragmentSpread spread:
                    Directives(spread.Directives);
                    if (_spread.Add(spread.FragmentName.Name.Value))
                    {
                        var fragment = _fragments[spread.FragmentName.Name.Value];
                        Directives(fragment.Directives);
                        Fragment(Find(fragment.TypeCondition), fragment.SelectionSet);
                    }

                    break;
            }
        }
    }

    private IGraphType Find(GraphQLTypeCondition condition) => _schema.AllTypes[condition.Type.Name.Value]!;

    private void Fragment(IGraphType type, GraphQLSelectionSet selections)
    {
        Add(type.Name);
        Selections(type, selections);
    }

    private void Field(IGraphType parent, GraphQLField node)
    {
        Directives(node.Directives);
        if (parent is not IComplexGraphType complex || complex.GetField(node.Name.Value) is not { } field)
        {
            // An introspection field: every schema has it.
            return;
        }

        Field(parent.Name, field, node);
        foreach (var possible in parent is IInterfaceGraphType { PossibleTypes: { } types } ? types : [])
        {
            Field(possible.Name, field, node);
        }

        var type = field.ResolvedType!.GetNamedType();
        Named(type);
        Selections(type, node.SelectionSet);
    }

    private void Field(string type, FieldType field, GraphQLField node)
    {
        var coordinate = $"{type}.{field.Name}";
        Add(coordinate);
        foreach (var argument in node.Arguments?.Items ?? [])
        {
            Add($"{coordinate}({argument.Name.StringValue}:)");
            Value(field.Arguments?.Find(argument.Name.Value)?.ResolvedType, argument.Value);
        }
    }

    private void Directives(GraphQLDirectives? directives)
    {
        foreach (var directive in directives?.Items ?? [])
        {
            var coordinate = $"@{directive.Name.StringValue}";
            Add(coordinate);
            foreach (var argument in directive.Arguments?.Items ?? [])
            {
                Add($"{coordinate}({argument.Name.StringValue}:)");
            }
        }
    }

    private bool Named(IGraphType type) => !BuiltIn.Contains(type.Name) && Add(type.Name);

    // A variable's value differs between requests. So the variable counts as a use of its whole type.
    private void Whole(IGraphType type)
    {
        if (Named(type) && type is IInputObjectGraphType input)
        {
            foreach (var field in input.Fields)
            {
                Whole(field.ResolvedType!.GetNamedType());
            }
        }
    }

    private void Value(IGraphType? type, GraphQLValue? value)
    {
        var named = type?.GetNamedType();
        switch (value)
        {
            case GraphQLListValue { Values: { } items }:
                foreach (var item in items)
                {
                    Value(named, item);
                }

                break;
            case GraphQLObjectValue { Fields: { } fields } when named is IInputObjectGraphType input:
                foreach (var field in fields)
                {
                    Add($"{input.Name}.{field.Name.StringValue}");
                    Value(input.GetField(field.Name.Value)?.ResolvedType, field.Value);
                }

                break;
            case GraphQLEnumValue constant when named is EnumerationGraphType:
                Add($"{named.Name}.{constant.Name.StringValue}");
                break;
            case not (null or GraphQLVariable or GraphQLNullValue) when named is ScalarGraphType:
                Named(named);
                break;
        }
    }
}
