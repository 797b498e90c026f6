namespace GraphBff.Tracing;

/// <summary>A recorded operation, as JSON.</summary>
/// <param name="Id">Its sequence number, from 1.</param>
/// <param name="Summary">The JSON for the list.</param>
/// <param name="Detail">The JSON of the whole trace.</param>
internal sealed record TraceEntry(long Id, byte[] Summary, byte[] Detail)
{
    public int Size => Summary.Length + Detail.Length;
}
