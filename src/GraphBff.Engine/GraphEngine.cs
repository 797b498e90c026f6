using System.Diagnostics.CodeAnalysis;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Incremental;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Tracing;
using GraphBff.Engine.Types;
using GraphQLParser.AST;

namespace GraphBff.Engine;

/// <summary>One graph, ready to run operations.</summary>
public sealed class GraphEngine
{
    private static readonly GraphError NeedsManyResponses = new(
        ErrorCodes.OperationNotAllowed,
        "A subscription has many responses: ask for it over WebSocket, server-sent events or multipart.");

    private readonly GraphSchema _schema;
    private readonly OperationCache _cache;
    private readonly OperationCompiler _compiler;
    private readonly EngineServices _services;
    private readonly IOperationObserver? _observer;

    internal GraphEngine(
        GraphSchema schema, OperationCache cache, OperationCompiler compiler, EngineServices services, IOperationObserver? observer = null)
    {
        _schema = schema;
        _cache = cache;
        _compiler = compiler;
        _services = services;
        _observer = observer;
        Sources = new GraphSources(schema);
        services.Telemetry.Observe(
            () => cache.Count, () => cache.Bytes, () => cache.Evictions, () => services.Threads.Waiting);
    }

    internal GraphSchema Schema => _schema;

    internal int CachedOperations => _cache.Count;

    internal long CachedBytes => _cache.Bytes;

    /// <summary>The schema in SDL: sorted, with descriptions, and always the same text for the same graph.</summary>
    public string Sdl => _schema.Sdl;

    /// <summary>
    /// The schema as a subgraph of a supergraph, in SDL; null if <see cref="Federation.FederationOptions.Enabled"/> is false.
    /// </summary>
    public string? SubgraphSdl => _schema.Subgraph?.Sdl;

    /// <summary>The message classes and members that the graph's types and fields come from.</summary>
    public GraphSources Sources { get; }

    /// <summary>Runs an operation that has one response: a query or a mutation.</summary>
    /// <returns>The response, also if the operation is refused or fails. Dispose it once it is sent.</returns>
    /// <exception cref="OperationCanceledException">The caller left: <paramref name="cancellationToken"/> was cancelled.</exception>
    public ValueTask<OperationResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        request.Telemetry = Measure(request);
        if (!TryPrepare(request, incremental: false, out var plan, out var variables, out var refused))
        {
            return new(refused);
        }

        return plan.Subscription is null
            ? new OperationRun(plan, request, variables, _services, cancellationToken).ExecuteAsync()
            : new(RefuseSubscription(request));
    }

    /// <summary>
    /// Starts an operation of any kind, for a transport that can send many responses. It runs once the transport asks for the first
    /// response.
    /// </summary>
    /// <param name="request">The operation.</param>
    /// <param name="cancellationToken">Cancelled when the caller leaves.</param>
    /// <returns>Its responses; dispose them after the last one, or when the client leaves.</returns>
    public OperationResponses Start(OperationRequest request, CancellationToken cancellationToken)
    {
        request.Telemetry = Measure(request);
        var incremental = request.AcceptsIncremental && request.OnError != ErrorBehavior.Halt;
        if (!TryPrepare(request, incremental, out var plan, out var variables, out var refused))
        {
            return new RefusedResponse(refused, ResponseKind.Single);
        }

        if (plan.Subscription is not null)
        {
            return request.AcceptsSubscription
                ? new SubscriptionResponses(plan, request, variables, _services, cancellationToken)
                : new RefusedResponse(RefuseSubscription(request), ResponseKind.Subscription);
        }

        return plan.IsIncremental
            ? new IncrementalResponses(new IncrementalRun(plan, request, variables, _services, cancellationToken))
            : new SingleResponse(new OperationRun(plan, request, variables, _services, cancellationToken));
    }

    /// <summary>
    /// Parses, validates and plans the operations of a document, so that their first requests find them in the cache, under their names as
    /// clients send them. An operation that is not valid is left out. Plans depend on the variables of @skip and @include, so an operation
    /// with such conditions is only parsed and validated.
    /// </summary>
    /// <param name="document">The document in UTF-8.</param>
    /// <returns>False if the cache is full. Nothing was added then.</returns>
    public bool TryPrepare(ReadOnlySpan<byte> document)
    {
        foreach (var name in _compiler.NamesIn(document))
        {
            if (_cache.IsFull)
            {
                return false;
            }

            var key = new OperationKey(document, name, isJson: false);
            if (_cache.Find(key) is null && _compiler.Compile(key, [], trace: null) is { } entry && entry.TryPrepare())
            {
                _cache.Add(key, entry);
            }
        }

        return true;
    }

    /// <summary>The response to a request that failed before it became an operation.</summary>
    public OperationResult Fail(GraphError error, string requestId)
        => Refuse(OperationStatus.RequestError, [error], requestId, trace: null, telemetry: null);

    private OperationTelemetry? Measure(OperationRequest request) => _services.Telemetry.Begin(new(
        request.RequestId, request.DocumentId, request.IsTrusted, request.Caller.TraceParent, request.Caller.TraceState));

    private bool TryPrepare(
        OperationRequest request,
        bool incremental,
        [NotNullWhen(true)] out OperationPlan? plan,
        [NotNullWhen(true)] out VariableValues? variables,
        [NotNullWhen(false)] out OperationResult? refused)
    {
        plan = null;
        variables = null;
        var status = OperationStatus.RequestError;
        var errors = new List<GraphError>(0);
        var key = new OperationKey(request.Query.Span, request.OperationName.Span, request.QueryIsJson);
        var known = _cache.Find(key);
        _services.Telemetry.LookedUp(known is not null);
        var found = known ?? _compiler.Compile(key, errors, request.Trace);
        Describe(request.Telemetry, found, isKnown: known is not null);
        if (found is { } entry)
        {
            if (request.Trace is { } trace)
            {
                trace.Describe(entry.Name, entry.KindName, trace.KeepsDocument ? entry.Text : null, isCached: known is not null);
            }

            if (request.SafeOnly && entry.Kind == OperationType.Mutation)
            {
                status = OperationStatus.NotAllowed;
                errors.Add(new GraphError(ErrorCodes.OperationNotAllowed, "A mutation is not served this way: use POST."));
            }
            else
            {
                var start = request.Trace?.PlanningBegan ?? 0;
                (plan, variables) = Plan(entry, request, incremental, errors);
                request.Trace?.AddPhase("plan", start);
            }

            if (known is null && plan is not null)
            {
                // Only here: an operation that never gets a plan would waste its place in the cache.
                _cache.Add(key, entry);
            }

            if (plan is not null)
            {
                _observer?.OnOperation(request.Caller, entry.Usage);
                request.Telemetry?.Run();
            }
        }

        if (errors is [{ Code: ErrorCodes.SyntaxError }, ..])
        {
            status = OperationStatus.ParseError;
        }

        refused = plan is null ? Refuse(status, errors, request.RequestId, request.Trace, request.Telemetry) : null;
        return plan is not null;
    }

    private static void Describe(OperationTelemetry? telemetry, OperationEntry? entry, bool isKnown)
    {
        telemetry?.Describe(entry?.KindName, entry?.Name, isKnown);
        if (entry is not null && telemetry is { IsTraced: true })
        {
            telemetry.Span!.SetTag("graphql.document.hash", entry.Hash);
        }
    }

    private static (OperationPlan?, VariableValues) Plan(
        OperationEntry entry, OperationRequest request, bool incremental, List<GraphError> errors)
    {
        var variables = entry.Variables.Coerce(request.Variables.Span, errors);
        if (errors.Count > 0)
        {
            return (null, variables);
        }

        try
        {
            return (entry.PlanFor(variables, incremental), variables);
        }
        catch (GraphException exception)
        {
            errors.Add(exception.Error);
            return (null, variables);
        }
    }

    private static OperationResult RefuseSubscription(OperationRequest request)
        => Refuse(OperationStatus.RequestError, [NeedsManyResponses], request.RequestId, request.Trace, request.Telemetry);

    private static OperationResult Refuse(
        OperationStatus status,
        IReadOnlyList<GraphError> errors,
        string requestId,
        OperationTrace? trace,
        OperationTelemetry? telemetry)
    {
        trace?.Fail(errors);
        trace?.Finish();
        telemetry?.Refuse(errors);
        var output = new JsonOutput();
        output.Raw((byte)'{');
        ErrorsJson.Write(output, errors, requestId);
        ExtensionsJson.Write(output, trace);
        output.Raw((byte)'}');
        return new OperationResult(status, output) { HasErrors = true };
    }
}
