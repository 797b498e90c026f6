namespace GraphBff.Upstream.Calls;

/// <summary>A message that is kept as its bytes.</summary>
internal interface IEncodedMessage
{
    int Size { get; }
}
