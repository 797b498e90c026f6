using System.Text;
using System.Text.Json;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Types;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Planning;

/// <summary>
/// <c>__schema</c> or <c>__type</c>, run by GraphQL.NET's executor as an operation of its own and spliced in. The document has
/// passed the guard and the validation already.
/// </summary>
internal sealed class IntrospectionSource : StepSource
{
    private static readonly GraphQLSerializer Serializer = new();
    private static readonly DocumentExecuter Executer = new();

    private readonly ISchema _schema;
    private readonly GraphQLDocument _document;
    private readonly string _key;
    private readonly bool _constant;
    private readonly PlanMemory _memory;
    private byte[]? _json;

    public IntrospectionSource(
        ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, List<GraphQLField> nodes, PlanMemory memory)
    {
        _schema = schema;
        _memory = memory;
        _key = nodes[0].Alias?.Name.StringValue ?? nodes[0].Name.StringValue;
        var alone = new GraphQLOperationDefinition(new GraphQLSelectionSet([.. nodes]))
        {
            Operation = OperationType.Query,
            Variables = UsedBy(nodes, document, operation),
        };
        _constant = alone.Variables is null;
        _document = new GraphQLDocument([alone, .. document.Definitions.Where(definition => definition is GraphQLFragmentDefinition)])
        {
            Source = document.Source,
        };
    }

    public override void Start(StepRun run)
    {
        run.Await(0, ChargeAsync(run));
        run.Release();
    }

    public override ValueTask<object?> ResolveAsync(object parent, FieldContext field) => ExecuteAsync(default, field.CancellationToken);

    // The operation's other variables are none of the executor's business, which would coerce them by rules of its own.
    private static GraphQLVariablesDefinition? UsedBy(List<GraphQLField> nodes, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var used = UsedVariables.Of(nodes, document);
        var definitions = operation.Variables?.Items.Where(definition => used.Contains(definition.Variable.Name.Value)).ToList();
        return definitions is { Count: > 0 } ? new GraphQLVariablesDefinition(definitions) : null;
    }

    // The results of all such fields are there before any is written. RawShape gives back what is charged here.
    private async ValueTask<object?> ChargeAsync(StepRun run)
    {
        var json = _json ?? await ExecuteAsync(run.RawVariables, run.Field.CancellationToken).ConfigureAwait(true);
        run.Account.Take(((byte[])json!).Length);
        return json;
    }

    private async ValueTask<object?> ExecuteAsync(ReadOnlyMemory<byte> variables, CancellationToken cancellationToken)
    {
        var result = await Executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = _schema,
            Document = _document,
            Variables = variables.IsEmpty ? null : Serializer.Deserialize<GraphQL.Inputs>(Encoding.UTF8.GetString(variables.Span)),
            ValidationRules = [],
            CancellationToken = cancellationToken,
        }).ConfigureAwait(false);
        if (result.Errors is { Count: > 0 } errors)
        {
            throw new GraphException(new GraphError(ErrorCodes.Internal, "The introspection failed.") { Cause = errors[0] });
        }

        using var json = JsonDocument.Parse(Serializer.Serialize(result));
        var value = Encoding.UTF8.GetBytes(json.RootElement.GetProperty("data").GetProperty(_key).GetRawText());
        if (_constant && _memory.TryKeep(value.Length))
        {
            _json = value;
        }

        return value;
    }
}
