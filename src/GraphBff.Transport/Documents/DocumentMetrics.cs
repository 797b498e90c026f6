using System.Diagnostics.Metrics;

namespace GraphBff.Transport.Documents;

/// <summary>
/// Counts requests that gave a document id, and requests whose text is not a trusted document. Meter <c>GraphBff.Transport</c>.
/// </summary>
internal sealed class DocumentMetrics
{
    private readonly Counter<long> _lookups;
    private readonly Counter<long> _unknown;

    public DocumentMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("GraphBff.Transport");
        _lookups = meter.CreateCounter<long>(
            "graphbff.documents.lookups",
            "{request}",
            "Requests with a document's id; `outcome` is trusted, automatic, registered or not_found.");
        _unknown = meter.CreateCounter<long>(
            "graphbff.documents.unknown", "{request}", "Operations that are no trusted document; `outcome` is ran or refused.");
    }

    public void Found(string outcome) => _lookups.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Unknown(string outcome) => _unknown.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
