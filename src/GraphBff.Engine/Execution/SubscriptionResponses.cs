using GraphBff.Engine.Batching;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Operations;
using GraphBff.Engine.Output;
using GraphBff.Engine.Planning;
using GraphBff.Engine.Running;
using GraphBff.Engine.Telemetry;
using GraphBff.Engine.Types;

namespace GraphBff.Engine.Execution;

/// <summary>
/// A subscription (GraphQL specification, 6.2.3). The first pull opens its source. Each event runs the same plan with its own loaders.
/// </summary>
internal sealed class SubscriptionResponses : OperationResponses
{
    private readonly OperationPlan _plan;
    private readonly VariableValues _variables;
    private readonly EventRequests _requests;
    private readonly EngineServices _services;
    private readonly CancellationToken _cancellationToken;
    private readonly OperationTelemetry? _telemetry;
    private IAsyncEnumerator<SubscriptionEvent>? _events;
    private OperationLifetime? _opening;
    private bool _ended;

    // Keeps none of the request's memory: a subscription can last for hours.
    public SubscriptionResponses(
        OperationPlan plan,
        OperationRequest request,
        VariableValues variables,
        EngineServices services,
        CancellationToken cancellationToken)
    {
        _plan = plan;
        _variables = variables;
        _requests = new EventRequests(request, services.Time);
        _services = services;
        _cancellationToken = cancellationToken;
        _telemetry = request.Telemetry;
    }

    public override ResponseKind Kind => ResponseKind.Subscription;

    /// <summary>Whether subscribers share a response. Without steps, it depends only on the event, so it is written once.</summary>
    private bool IsShared => _plan.Steps.Length == 0 && !_requests.AreTraced && _requests.PropagateErrors;

    public override async ValueTask<OperationResult?> NextAsync()
    {
        if (_ended)
        {
            return null;
        }

        SubscriptionEvent subscriptionEvent;
        try
        {
            _events ??= Open();
            if (!await _events.MoveNextAsync().ConfigureAwait(false))
            {
                _ended = true;
                _telemetry?.End();
                return null;
            }

            subscriptionEvent = _events.Current;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !_cancellationToken.IsCancellationRequested)
        {
            _ended = true;
            return Failed(exception);
        }

        return IsShared
            ? subscriptionEvent.Rendered(_plan) ?? await RunAsync(subscriptionEvent).ConfigureAwait(false)
            : await RunAsync(subscriptionEvent).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        _ended = true;
        _telemetry?.End(isCancelled: true);
        _opening?.Stop();
        if (_events is { } events)
        {
            await events.DisposeAsync().ConfigureAwait(false);
        }
    }

    private IAsyncEnumerator<SubscriptionEvent> Open()
    {
        using var span = OperationTelemetry.Enter(_telemetry);
        var request = _requests.Next();
        var subscription = _plan.Subscription!;
        _opening = new OperationLifetime(_services.Time, request.Deadline, _cancellationToken);
        var context = new OperationContext(
            request, _plan.Members, new LoaderTable(_services.Loaders, new RequestLoop(_services.Errors)), _opening);
        var field = new FieldContext(subscription.Arguments.Resolve(_variables), subscription.Selection, context);
        return subscription.Source.Subscribe(field).GetAsyncEnumerator(_cancellationToken);
    }

    private async ValueTask<OperationResult> RunAsync(SubscriptionEvent subscriptionEvent)
    {
        var request = _requests.Next();

        // Without steps, an event makes no calls.
        request.Telemetry = _plan.Steps.Length > 0 ? _telemetry?.Next() : null;
        var run = new OperationRun(_plan, request, _variables, _services, _cancellationToken, subscriptionEvent);
        var result = await run.ExecuteAsync().ConfigureAwait(false);
        if (IsShared)
        {
            subscriptionEvent.Keep(_plan, result);
        }

        return result;
    }

    private OperationResult Failed(Exception exception)
    {
        var error = FieldError.Of(exception, _services.Errors);
        _telemetry?.Fail(error.Error);
        _telemetry?.End();
        var output = new JsonOutput();
        output.Raw((byte)'{');
        ErrorsJson.Write(output, [error], _requests.RequestId);
        output.Raw((byte)'}');
        return new OperationResult(OperationStatus.RequestError, output);
    }
}
