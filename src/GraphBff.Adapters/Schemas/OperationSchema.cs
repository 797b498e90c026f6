using System.Text.Json.Nodes;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Adapters.Schemas;

/// <summary>
/// What one operation takes and returns, as JSON Schema (2020-12). It is made once, when the host starts, so that a client can check
/// variables before it sends them and data when it receives them.
/// </summary>
/// <param name="schema">The types of the graph.</param>
/// <param name="document">A valid document.</param>
/// <param name="operation">An operation of <paramref name="document"/>.</param>
/// <param name="examples">Values of its variables, by their names; null for none.</param>
internal sealed class OperationSchema(
    ISchema schema,
    GraphQLDocument document,
    GraphQLOperationDefinition operation,
    IReadOnlyDictionary<string, GraphQLValue>? examples = null)
{
    private readonly IObjectGraphType _root = (operation.Operation switch
    {
        OperationType.Mutation => schema.Mutation,
        OperationType.Subscription => schema.Subscription,
        _ => schema.Query,
    })!;

    /// <summary>The description of the only root field; null if there are several, or it has none.</summary>
    public string? RootDescription
        => operation.SelectionSet.Selections is [GraphQLField only] ? _root.GetField(only.Name.Value)?.Description : null;

    /// <summary>The variables: one object that has no other members.</summary>
    /// <param name="definitions">Where types go that others name.</param>
    public JsonObject Variables(SchemaDefinitions definitions)
    {
        var inputs = new InputSchemas(schema, definitions);
        var descriptions = new VariableDescriptions(schema, document).Of(_root, operation);
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var variable in operation.Variables?.Items ?? [])
        {
            var name = variable.Variable.Name.StringValue;
            var property = inputs.Variable(variable, examples?.GetValueOrDefault(name));
            SchemaWords.Describe(property, descriptions.GetValueOrDefault(name));
            properties[name] = property;
            if (variable is { Type: GraphQLNonNullType, DefaultValue: null })
            {
                required.Add(name);
            }
        }

        return SchemaWords.Object(properties, required, isClosed: true);
    }

    /// <summary>
    /// The member <c>data</c> of a response: its selected fields, by their aliases. Other members are not excluded, so that a client with
    /// an older copy still accepts the data of a newer document.
    /// </summary>
    public JsonObject Data()
    {
        var selections = new SelectionSchemas(schema, new FieldCollector(schema, document));
        return selections.Object(_root, [new SelectedFields(operation.SelectionSet, IsConditional: false)]);
    }
}
