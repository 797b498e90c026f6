using GraphBff.Engine.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// Says which refusals of a service are typed errors of a mutation's payload. Others go to the response's <c>errors</c>. Declare it once;
/// after that it is safe for concurrent use.
/// </summary>
/// <remarks>
/// A reason (google.rpc.ErrorInfo, AIP-193) is looked up first, then field violations (google.rpc.BadRequest), then the bare
/// status code, for services that send no details.
/// </remarks>
/// <param name="inputPath">The path of the request's fields in the arguments; <c>["input"]</c> by default.</param>
public sealed class DomainErrorMap(params string[] inputPath)
{
    private readonly Dictionary<string, Func<DomainFailure, object>> _byReason = [];
    private readonly Dictionary<StatusCode, Func<DomainFailure, object>> _byStatus = [];
    private readonly FieldPaths _paths = new(inputPath.Length == 0 ? ["input"] : inputPath);
    private Func<IReadOnlyList<FieldViolation>, object>? _ofViolations;
    private Func<DomainFailure, object>? _ofReasons;

    /// <summary>Maps a reason to a typed error.</summary>
    public DomainErrorMap On(string reason, Func<DomainFailure, object> error)
    {
        _byReason.Add(reason, error);
        return this;
    }

    /// <summary>Maps all reasons that have no rule of their own to a typed error.</summary>
    public DomainErrorMap OnReason(Func<DomainFailure, object> error)
    {
        _ofReasons = error;
        return this;
    }

    /// <summary>
    /// Maps a status code to a typed error, for refusals without field violations and without a reason that this map names.
    /// </summary>
    public DomainErrorMap On(StatusCode status, Func<DomainFailure, object> error)
    {
        _byStatus.Add(status, error);
        return this;
    }

    /// <summary>Maps all field violations of a refusal to one typed error.</summary>
    public DomainErrorMap OnViolations(Func<IReadOnlyList<FieldViolation>, object> error)
    {
        _ofViolations = error;
        return this;
    }

    /// <summary>Names the input field of a request field, if it is not the same name in camel case.</summary>
    /// <param name="protoField">The field's path in the request message, without list positions: <c>lines.product_id</c>.</param>
    /// <param name="inputField">Its name in the input; empty if the input does not have this level.</param>
    public DomainErrorMap Rename(string protoField, string inputField)
    {
        _paths.Rename(protoField, inputField);
        return this;
    }

    /// <summary>Awaits a write.</summary>
    /// <exception cref="GraphException">The call failed, and this map does not name the failure.</exception>
    public async Task<DomainOutcome<TResponse>> RunAsync<TResponse>(AsyncUnaryCall<TResponse> call)
        where TResponse : class
    {
        try
        {
            return new(await call.ResponseAsync.ConfigureAwait(false), []);
        }
        catch (RpcException exception)
        {
            var details = StatusDetails.Of(exception, _paths);
            return TryMap(new DomainFailure(exception.StatusCode, details)) is { } error
                ? new(null, [error])
                : throw new GraphException(UpstreamErrors.Of(exception, details));
        }
    }

    private object? TryMap(DomainFailure failure)
        => _byReason.TryGetValue(failure.Reason, out var byReason) ? byReason(failure)
            : failure.Violations.Count > 0 && _ofViolations is not null ? _ofViolations(failure.Violations)
            : failure.Reason.Length > 0 && _ofReasons is not null ? _ofReasons(failure)
            : failure.Violations.Count == 0 && _byStatus.TryGetValue(failure.Status, out var byStatus) ? byStatus(failure)
            : null;
}
