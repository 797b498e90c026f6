namespace GraphBff.Tracing;

/// <summary>A recorded operation, as JSON.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Summary">A line of the list.</param>
/// <param name="Detail">Everything.</param>
internal sealed record TraceEntry(long Id, byte[] Summary, byte[] Detail)
{
    public int Size => Summary.Length + Detail.Length;
}
