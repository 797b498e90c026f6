using GraphBff.Engine.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// Says which refusals of a service are typed errors of a mutation's payload; what it does not name goes to the response's
/// <c>errors</c>. Declared once and kept; safe for concurrent use after that.
/// </summary>
/// <remarks>
/// A reason (google.rpc.ErrorInfo, AIP-193) is looked up first, then field violations (google.rpc.BadRequest), then the bare
/// status code, for services that send no details.
/// </remarks>
/// <param name="inputPath">Where the request's fields stand in the arguments; <c>["input"]</c> if none is given.</param>
public sealed class DomainErrorMap(params string[] inputPath)
{
    private readonly Dictionary<string, Func<DomainFailure, object>> _byReason = [];
    private readonly Dictionary<StatusCode, Func<DomainFailure, object>> _byStatus = [];
    private readonly FieldPaths _paths = new(inputPath.Length == 0 ? ["input"] : inputPath);
    private Func<IReadOnlyList<FieldViolation>, object>? _ofViolations;

    /// <summary>Makes a typed error of a reason.</summary>
    public DomainErrorMap On(string reason, Func<DomainFailure, object> error)
    {
        _byReason.Add(reason, error);
        return this;
    }

    /// <summary>Makes a typed error of a status code that comes without a reason of this map and without field violations.</summary>
    public DomainErrorMap On(StatusCode status, Func<DomainFailure, object> error)
    {
        _byStatus.Add(status, error);
        return this;
    }

    /// <summary>Makes one typed error of all field violations of a refusal.</summary>
    public DomainErrorMap OnViolations(Func<IReadOnlyList<FieldViolation>, object> error)
    {
        _ofViolations = error;
        return this;
    }

    /// <summary>Names a field of the request whose place in the input is not its own name in camel case.</summary>
    /// <param name="protoField">The field's path in the request message, without list positions: <c>lines.product_id</c>.</param>
    /// <param name="inputField">Its name in the input; empty where the input lacks this level.</param>
    public DomainErrorMap Rename(string protoField, string inputField)
    {
        _paths.Rename(protoField, inputField);
        return this;
    }

    /// <summary>Awaits a write.</summary>
    /// <exception cref="GraphException">The call failed otherwise than by a refusal that this map names.</exception>
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

    private object? TryMap(DomainFailure failure) =>
        _byReason.TryGetValue(failure.Reason, out var byReason) ? byReason(failure)
        : failure.Violations.Count > 0 && _ofViolations is not null ? _ofViolations(failure.Violations)
        : failure.Violations.Count == 0 && _byStatus.TryGetValue(failure.Status, out var byStatus) ? byStatus(failure)
        : null;
}
