using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine.Execution;

/// <summary>One graph, ready to run operations.</summary>
public sealed class GraphEngine
{
    private readonly GraphSchema _schema;
    private readonly OperationCache _cache;
    private readonly OperationCompiler _compiler;
    private readonly EngineServices _services;

    internal GraphEngine(GraphSchema schema, OperationCache cache, OperationCompiler compiler, EngineServices services)
    {
        _schema = schema;
        _cache = cache;
        _compiler = compiler;
        _services = services;
    }

    internal GraphSchema Schema => _schema;

    internal int CachedOperations => _cache.Count;

    /// <summary>The schema in SDL: sorted, described, the same for the same graph.</summary>
    public string Sdl => _schema.Sdl;

    /// <summary>Runs an operation.</summary>
    /// <returns>The response, whatever happened; dispose it once it is sent.</returns>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    public ValueTask<OperationResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        var errors = new List<GraphError>(0);
        var key = new OperationKey(request.Query.Span, request.OperationName.Span, request.QueryIsJson);
        var known = _cache.Find(key);
        var entry = known ?? _compiler.Compile(key, errors);
        if (entry is null)
        {
            return new(Refuse(OperationStatus.RequestError, errors, request.RequestId));
        }

        if (request.QueriesOnly && entry.Kind != OperationType.Query)
        {
            errors.Add(new GraphError(ErrorCodes.OperationNotAllowed, "Only queries are served this way."));
            return new(Refuse(OperationStatus.NotAllowed, errors, request.RequestId));
        }

        var variables = entry.Variables.Coerce(request.Variables.Span, errors);
        if (errors.Count > 0)
        {
            return new(Refuse(OperationStatus.RequestError, errors, request.RequestId));
        }

        OperationPlan plan;
        try
        {
            plan = entry.PlanFor(variables);
        }
        catch (GraphException exception)
        {
            return new(Fail(exception.Error, request.RequestId));
        }

        if (known is null)
        {
            // Only now: an operation that never gets as far as a plan is not worth its place.
            _cache.Add(key, entry);
        }

        return new OperationRun(plan, request, variables, _services, cancellationToken).ExecuteAsync();
    }

    /// <summary>The response to a request that did not get as far as an operation.</summary>
    public OperationResult Fail(GraphError error, string requestId) => Refuse(OperationStatus.RequestError, [error], requestId);

    private static OperationResult Refuse(OperationStatus status, IReadOnlyList<GraphError> errors, string requestId)
    {
        var output = new JsonOutput();
        output.Raw((byte)'{');
        ErrorsJson.Write(output, errors, requestId);
        output.Raw((byte)'}');
        return new OperationResult(status, output);
    }
}
