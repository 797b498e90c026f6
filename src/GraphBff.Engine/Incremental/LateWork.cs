using GraphBff.Engine.Execution;
using GraphBff.Engine.Planning;

namespace GraphBff.Engine.Incremental;

/// <summary>While a response is written, records the parts of it that come later.</summary>
/// <param name="origin">The record that is being written; null for the first response.</param>
/// <param name="around">The deliveries around the current path, by the index of their <c>@defer</c>.</param>
internal sealed class LateWork(LateRecord? origin, Delivery?[] around) : ILateWork
{
    public List<LateRecord> Records { get; } = [];

    public List<Delivery> Deliveries { get; } = [];

    /// <inheritdoc/>
    public void Note(ResponseWriter writer, LateFields late, object source)
    {
        var path = writer.Path;
        foreach (var usage in late.Usages)
        {
            var parent = usage.Parent is { } outer ? around[outer.Index] : null;
            writer.Account.Collect();
            Add(around[usage.Index] = new Delivery(usage.Label, path, parent, origin, writer.Output.Position));
        }

        Delivery?[] within = late.Parts.Length > 0 ? [.. around] : [];
        foreach (var part in late.Parts)
        {
            writer.Account.Collect();
            var deliveries = Array.ConvertAll(part.Usages, usage => around[usage.Index]!);
            Add(new LateRecord(part, source, path, deliveries, writer.Output.Position) { Around = within });
        }
    }

    /// <inheritdoc/>
    public void Note(ResponseWriter writer, StreamedPart part, object items, int firstItem)
    {
        // A defer around the list does not apply to the late items: the stream delivers them.
        var path = writer.PathOfList;
        writer.Account.Collect();
        var delivery = Add(new Delivery(part.Usage.Label, path, null, origin, writer.Output.Position));
        Add(new LateRecord(part, items, path, [delivery], writer.Output.Position)
        {
            FirstItem = firstItem,
            Around = new Delivery?[around.Length]
        });
    }

    /// <inheritdoc/>
    public void TakeBack(int position)
    {
        while (Records is [.., var record] && record.Position >= position)
        {
            Records.RemoveAt(Records.Count - 1);
            foreach (var delivery in record.Deliveries)
            {
                delivery.Records.RemoveAt(delivery.Records.Count - 1);
                delivery.Outstanding--;
            }
        }

        while (Deliveries is [.., var delivery] && delivery.Position >= position)
        {
            Deliveries.RemoveAt(Deliveries.Count - 1);
        }
    }

    private Delivery Add(Delivery delivery)
    {
        Deliveries.Add(delivery);
        return delivery;
    }

    private void Add(LateRecord record)
    {
        Records.Add(record);
        foreach (var delivery in record.Deliveries)
        {
            delivery.Records.Add(record);
            delivery.Outstanding++;
        }
    }
}
