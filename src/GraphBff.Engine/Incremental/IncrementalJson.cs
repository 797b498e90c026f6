using GraphBff.Engine.Execution;
using GraphBff.Engine.Output;

namespace GraphBff.Engine.Incremental;

/// <summary>Writes the members of incremental responses, besides <c>data</c> and <c>errors</c>.</summary>
internal static class IncrementalJson
{
    public static void Pending(JsonOutput output, List<Delivery> pending)
    {
        output.Raw("\"pending\":["u8);
        for (var i = 0; i < pending.Count; i++)
        {
            Id(output, i, pending[i]);
            output.Raw(",\"path\":"u8);
            ErrorsJson.Path(output, pending[i].Path);
            if (pending[i].Label is { } label)
            {
                output.Raw(",\"label\":"u8);
                output.String(label);
            }

            output.Raw((byte)'}');
        }

        output.Raw((byte)']');
    }

    /// <summary>Writes the data of complete deliveries, each record once.</summary>
    /// <returns>Whether there was any data.</returns>
    public static bool Incremental(JsonOutput output, List<Delivery> complete, string requestId)
    {
        var count = 0;
        foreach (var delivery in complete)
        {
            foreach (var record in delivery.Records)
            {
                if (!record.IsDelivered && (record.IsCut || !delivery.IsFailed))
                {
                    output.Raw(count++ == 0 ? "\"incremental\":["u8 : ","u8);
                    Record(output, record, BestOf(delivery, record), requestId);
                    record.IsDelivered = true;
                    record.Json = [];
                }
            }
        }

        if (count > 0)
        {
            output.Raw((byte)']');
        }

        return count > 0;
    }

    public static void Completed(JsonOutput output, List<Delivery> complete, string requestId)
    {
        output.Raw("\"completed\":["u8);
        for (var i = 0; i < complete.Count; i++)
        {
            Id(output, i, complete[i]);
            if (complete[i].IsFailed)
            {
                output.Raw((byte)',');
                ErrorsJson.Write(output, complete[i].Errors, requestId);
            }

            output.Raw((byte)'}');
        }

        output.Raw((byte)']');
    }

    private static void Record(JsonOutput output, LateRecord record, Delivery delivery, string requestId)
    {
        Id(output, 0, delivery);
        if (record.Path.Length > delivery.Path.Length)
        {
            output.Raw(",\"subPath\":"u8);
            ErrorsJson.Path(output, record.Path.AsSpan(delivery.Path.Length));
        }

        output.Raw(record.Part.IsStream ? ",\"items\":"u8 : ",\"data\":"u8);
        output.Allow(record.Json.Length);
        output.Raw(record.Json);
        if (record.Errors.Count > 0)
        {
            output.Raw((byte)',');
            ErrorsJson.Write(output, record.Errors, requestId);
        }

        output.Raw((byte)'}');
    }

    // The delivery with the longest path: it makes the subPath the shortest.
    private static Delivery BestOf(Delivery complete, LateRecord record)
    {
        var best = complete;
        foreach (var delivery in record.Deliveries)
        {
            if (delivery.Id >= 0 && !delivery.IsDone && delivery.Path.Length > best.Path.Length)
            {
                best = delivery;
            }
        }

        return best;
    }

    private static void Id(JsonOutput output, int index, Delivery delivery)
    {
        output.Raw(index > 0 ? ",{\"id\":\""u8 : "{\"id\":\""u8);
        output.Number(delivery.Id);
        output.Raw((byte)'"');
    }
}
