namespace GraphBff.Engine.Tracing;

/// <summary>One call to a service, created by <see cref="OperationTrace.BeginCall"/>.</summary>
public sealed class CallTrace
{
    private readonly OperationTrace _trace;

    internal CallTrace(OperationTrace trace, TraceScope? scope, string service, string method, long start)
    {
        _trace = trace;
        Scope = scope;
        Service = service;
        Method = method;
        Start = start;
    }

    /// <summary>How many keys the request asks for; 0 if unknown.</summary>
    public int Keys { get; init; }

    /// <summary>The request's size in bytes, uncompressed; null if unknown.</summary>
    public int? RequestBytes { get; init; }

    internal TraceScope? Scope { get; }

    internal string Service { get; }

    /// <summary>The method's full name without a leading slash: <c>user.v1.UserService/GetUser</c>.</summary>
    internal string Method { get; }

    internal string ShortMethod => Method[(Method.LastIndexOf('/') + 1)..];

    internal long Start { get; }

    /// <summary>When it ended; null while it runs.</summary>
    internal long? Finish { get; private set; }

    internal string Status { get; private set; } = "";

    internal int Attempts { get; private set; }

    internal int? ResponseBytes { get; private set; }

    /// <summary>Whether it failed. <c>NOT_FOUND</c> is not a failure.</summary>
    internal bool IsFailed => Status is not ("" or "OK" or "NOT_FOUND");

    /// <summary>Records the end of the call. Call it once, from any thread.</summary>
    /// <param name="status">The status as gRPC spells it: <c>OK</c>, <c>DEADLINE_EXCEEDED</c>.</param>
    /// <param name="attempts">How often it was sent, retries included; 0 if unknown.</param>
    /// <param name="responseBytes">The response's size in bytes, uncompressed; null if there is none.</param>
    public void End(string status, int attempts = 0, int? responseBytes = null)
    {
        lock (_trace.Gate)
        {
            Finish = _trace.Now;
            Status = status;
            Attempts = attempts;
            ResponseBytes = responseBytes;
        }
    }
}
