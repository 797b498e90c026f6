using GraphBff.Engine.Tracing;
using GraphBff.Transport.Operations;
using Microsoft.Extensions.Options;

namespace GraphBff.Tracing;

/// <summary>Traces the operations that ask for it and may have it; all operations if every one is recorded.</summary>
internal sealed class TraceFactory : ITraceFactory
{
    private readonly TraceAccess _access;
    private readonly TimeProvider _time;
    private readonly TraceSettings _inResponse;
    private readonly TraceSettings? _recorded;

    public TraceFactory(
        TraceAccess access, TraceRing ring, TimeProvider time, IOptions<TracingOptions> options, IHostEnvironment environment)
    {
        _access = access;
        _time = time;
        _inResponse = Settings(inResponse: true);
        _recorded = options.Value.RecordAll ? Settings(inResponse: false) : null;

        // A document has literals, which may be personal data. So it is kept on a developer's machine only.
        TraceSettings Settings(bool inResponse) => new()
        {
            InResponse = inResponse,
            Sink = ring,
            KeepsDocument = environment.IsDevelopment(),
            MaxCalls = options.Value.MaxCalls,
        };
    }

    public OperationTrace? Begin(HttpContext context, bool isAsked)
        => (_access.MayTrace(context.Request, isAsked) ? _inResponse : _recorded) is { } settings
            ? new OperationTrace(_time, settings)
            : null;
}
