using System.Text.Json;
using GraphBff.Engine;
using GraphBff.Engine.Batching;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Running;
using GraphBff.Engine.Types;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphBff.Testing.Oracle;

/// <summary>
/// GraphQL.NET's own executor over the same schema and the same declarations: one parent at a time, no plan, a node tree. The engine must
/// give the same responses.
/// </summary>
public sealed class OracleEngine
{
    private static readonly GraphQLSerializer Serializer = new();

    private readonly GraphSchema _schema;
    private readonly DocumentExecuter _executer = new(
        new GraphQLDocumentBuilder(),
        new DocumentValidator(),
        new DefaultExecutionStrategySelector(
        [
            new(new NullConditions.Parallel(), OperationType.Query),
            new(new NullConditions.Serial(), OperationType.Mutation),
        ]),
        []);
    private readonly LoaderFactories _loaders = new();
    private readonly ErrorMapping _errors = new([], NullLogger<ErrorMapping>.Instance);

    public OracleEngine(GraphEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _schema = engine.Schema;
        SourceResolver.AttachTo(_schema);
    }

    /// <summary>Runs an operation that is known to be valid.</summary>
    public async Task<OracleAnswer> ExecuteAsync(string query, string variables, IServiceProvider services)
    {
        var request = new OperationRequest { Query = default, Deadline = DateTimeOffset.MaxValue, Services = services };
        var context = new Dictionary<string, object?> { [SourceResolver.OperationKey] = CreateContext(request) };
        var result = await _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = _schema,
            Query = query,
            Root = RootValue.Instance,
            Variables = Serializer.Deserialize<GraphQL.Inputs>(NullConditions.Take(query, variables, context).Variables),
            ValidationRules = [],
            UserContext = context,
        }).ConfigureAwait(false);

        // After the last load, this code may run on the loop's own thread.
        await Task.Yield();
        return OracleAnswer.Of(JsonDocument.Parse(Serializer.Serialize(result)).RootElement);
    }

    private OperationContext CreateContext(OperationRequest request)
    {
        var loop = new RequestLoop(_errors);
        return new OperationContext(
            request,
            [],
            new LoaderTable(_loaders, loop),
            new OperationLifetime(TimeProvider.System, request.Deadline, CancellationToken.None));
    }
}
