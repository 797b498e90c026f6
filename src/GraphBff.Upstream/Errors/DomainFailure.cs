using GraphBff.Engine.Errors;
using Grpc.Core;

namespace GraphBff.Upstream.Errors;

/// <summary>
/// A call that a service refused, for a module that makes a typed error of it. It does not hold the service's status text.
/// </summary>
public sealed class DomainFailure
{
    private readonly StatusDetails _details;

    internal DomainFailure(StatusCode status, StatusDetails details)
    {
        Status = status;
        _details = details;
    }

    public StatusCode Status { get; }

    /// <summary>The reason of google.rpc.ErrorInfo, e.g. <c>EMAIL_TAKEN</c>; empty if the service gave none.</summary>
    public string Reason => _details.Reason;

    /// <summary>The metadata of google.rpc.ErrorInfo.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _details.Metadata;

    /// <summary>What is wrong with which input field (google.rpc.BadRequest), with paths in the input.</summary>
    public IReadOnlyList<FieldViolation> Violations => _details.Violations;
}
