using System.Diagnostics.CodeAnalysis;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Errors;

namespace GraphBff.Transport.Operations;

/// <summary>The start of an operation: either a refusal or its responses.</summary>
internal readonly struct OperationStart
{
    public OperationStart(Refusal refusal) => Refusal = refusal;

    public OperationStart(OperationResponses responses, Caller caller)
    {
        Responses = responses;
        Caller = caller;
    }

    /// <summary>Why nothing runs; null if there are <see cref="Responses"/>.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The responses. An operation that the engine refuses has one too.</summary>
    public OperationResponses? Responses { get; }

    /// <summary>The caller; null if the operation was refused.</summary>
    public Caller? Caller { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Responses), nameof(Caller))]
    public bool IsRefused => Refusal is not null;
}
