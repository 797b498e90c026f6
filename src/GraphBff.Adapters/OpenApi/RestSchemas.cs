using System.Text.Json.Nodes;
using GraphBff.Adapters.Operations;
using GraphBff.Adapters.Rest;
using GraphBff.Adapters.Schemas;
using GraphQL.Types;

namespace GraphBff.Adapters.OpenApi;

/// <summary>The schemas of what a route takes and returns, from those of its operation.</summary>
internal sealed class RestSchemas
{
    private readonly RestOperation _operation;
    private readonly OperationSchema _schema;
    private readonly SchemaDefinitions _named;
    private readonly SchemaDefinitions _recursive = new("", inlines: true);
    private readonly Dictionary<string, JsonNode?> _examples = [];
    private readonly JsonObject _variables;

    /// <param name="schema">The types of the graph.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="named">Takes the types of the body, so that clients have names for them.</param>
    public RestSchemas(ISchema schema, RestOperation operation, SchemaDefinitions named)
    {
        _operation = operation;
        _schema = new OperationSchema(schema, operation.File.Document, operation.File.Operation, operation.File.Examples);
        _named = named;
        _variables = VariablesOf(_recursive);
    }

    public string? RootDescription => _schema.RootDescription;

    /// <summary>What a parameter sets. It is never null, since text cannot say so.</summary>
    public JsonObject Parameter(ParameterBinding binding)
    {
        var variable = _variables[binding.Variable]!.AsObject();
        var set = binding.Field is { } field ? Input(variable)["properties"]![field]!.AsObject() : variable;
        return SchemaWords.NotNull(Copy(set));
    }

    /// <summary>An example of what a parameter sets; null if the file has none.</summary>
    public JsonNode? ParameterExample(ParameterBinding binding)
    {
        var example = _examples.GetValueOrDefault(binding.Variable);
        return (binding.Field is { } field ? example?[field] : example)?.DeepClone();
    }

    /// <summary>An example of the body, without what parameters set; null if the file has none.</summary>
    public JsonNode? BodyExample()
    {
        var body = _operation.File.BodyVariable!;
        var example = _examples.GetValueOrDefault(body)?.DeepClone();
        foreach (var parameter in _operation.Variables.Parameters.Where(parameter => parameter.Binding.Variable == body))
        {
            example?.AsObject().Remove(parameter.Binding.Field!);
        }

        return example;
    }

    /// <summary>The body of a request; null if it has none.</summary>
    public JsonObject? Body()
    {
        if (_operation.File.BodyVariable is not { } body)
        {
            return null;
        }

        string[] set =
        [
            .. _operation.Variables.Parameters
                .Where(parameter => parameter.Binding.Variable == body && parameter.Type.IsRequired)
                .Select(parameter => parameter.Binding.Field)
                .OfType<string>(),
        ];
        return set.Length == 0 ? Copy(VariablesOf(_named)[body]!.AsObject()) : Without(set, Copy(Input(_variables[body]!.AsObject())));
    }

    /// <summary>The body of a response that is no problem.</summary>
    public JsonObject Response()
    {
        var (schema, isNullable) = (_schema.Data(), false);
        foreach (var field in _operation.File.ResponseFields)
        {
            schema = Member(schema, OperationFile.ResponseName(field));
            isNullable |= SchemaWords.IsNullable(schema);
            schema = SchemaWords.NotNull(schema);
        }

        // It is the field's, which may tell of null and of errors.
        schema.Remove("description");

        // A query that finds nothing is a problem, and so is a mutation that tells why there is nothing.
        return isNullable && !_operation.IsQuery && _operation.Errors is null ? SchemaWords.Nullable(schema) : schema;
    }

    // OpenAPI has the examples beside the schemas.
    private JsonObject VariablesOf(SchemaDefinitions definitions)
    {
        var variables = _schema.Variables(definitions)["properties"]!.AsObject();
        foreach (var (name, variable) in variables)
        {
            if (variable!.AsObject().Remove(SchemaWords.Examples, out var examples))
            {
                _examples[name] = examples![0];
            }
        }

        return variables;
    }

    private JsonObject Input(JsonObject variable)
    {
        var input = SchemaWords.NotNull(Copy(variable));
        return input["$ref"] is { } name ? Copy(_recursive.Schemas[name.GetValue<string>()]!.AsObject()) : input;
    }

    private static JsonObject Without(IReadOnlyCollection<string> fields, JsonObject input)
    {
        (input["required"] as JsonArray)?.RemoveAll(name => fields.Contains(name!.GetValue<string>()));
        foreach (var field in fields)
        {
            input["properties"]!.AsObject().Remove(field);
        }

        return input;
    }

    // Of an interface or a union, each variant may have a member of this name.
    private static JsonObject Member(JsonObject schema, string name)
    {
        var owners = schema["anyOf"] is JsonArray variants ? variants : [Copy(schema)];
        JsonObject[] members = [.. owners.Select(owner => owner!["properties"]?[name]).OfType<JsonObject>().Select(Copy)];
        return members is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. members]) };
    }

    private static JsonObject Copy(JsonObject schema) => schema.DeepClone().AsObject();
}
