using GraphBff.Tests.Hosting.Telemetry.Otlp;

namespace GraphBff.Tests.Hosting.Telemetry;

/// <summary>A span as a collector gets it.</summary>
internal sealed class ReceivedSpan(string source, Span span)
{
    public string Source { get; } = source;

    public string Name { get; } = span.Name;

    public Span.Types.Kind Kind { get; } = span.Kind;

    public string TraceId { get; } = Convert.ToHexStringLower(span.TraceId.Span);

    public string Id { get; } = Convert.ToHexStringLower(span.SpanId.Span);

    /// <summary>The parent's id; empty for a root.</summary>
    public string ParentId { get; } = Convert.ToHexStringLower(span.ParentSpanId.Span);

    public TimeSpan Duration { get; } = TimeSpan.FromTicks((long)(span.End - span.Start) / 100);

    public Status.Types.Code Status { get; } = span.Status?.Code ?? Otlp.Status.Types.Code.Unset;

    public IReadOnlyDictionary<string, object> Attributes { get; } = Read(span.Attributes);

    public IReadOnlyList<(string Name, IReadOnlyDictionary<string, object> Attributes)> Events { get; } =
        [.. span.Events.Select(item => (item.Name, Read(item.Attributes)))];

    /// <summary>The ids of the linked spans.</summary>
    public IReadOnlyList<string> Links { get; } = [.. span.Links.Select(link => Convert.ToHexStringLower(link.SpanId.Span))];

    /// <summary>Everything that it says, to look for what it must not say.</summary>
    public string Text { get; } = span.ToString();

    public static IReadOnlyDictionary<string, object> Read(IEnumerable<Otlp.Attribute> attributes) => attributes.ToDictionary(
        attribute => attribute.Key,
        attribute => (object)(attribute.Value.ValueCase switch
        {
            Value.ValueOneofCase.Number => attribute.Value.Number,
            Value.ValueOneofCase.Real => attribute.Value.Real,
            Value.ValueOneofCase.Flag => attribute.Value.Flag,
            _ => attribute.Value.Text,
        }));
}
