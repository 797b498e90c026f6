using System.Diagnostics.CodeAnalysis;
using GraphBff.Engine.Execution;
using GraphBff.Engine.Operations;
using GraphBff.Transport.Errors;

namespace GraphBff.Transport.Operations;

/// <summary>How an operation started: refused, or with responses to come.</summary>
internal readonly struct OperationStart
{
    public OperationStart(Refusal refusal) => Refusal = refusal;

    public OperationStart(OperationResponses responses, Caller caller)
    {
        Responses = responses;
        Caller = caller;
    }

    /// <summary>Why nothing runs; null where there are <see cref="Responses"/>.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The responses. An operation that GraphQL refuses has one too.</summary>
    public OperationResponses? Responses { get; }

    /// <summary>The caller; null where refused.</summary>
    public Caller? Caller { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Responses), nameof(Caller))]
    public bool IsRefused => Refusal is not null;
}
