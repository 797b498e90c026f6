namespace GraphBff.Engine.Output;

/// <summary>A value that is JSON already.</summary>
/// <param name="utf8">One whole JSON value. It is written as it is.</param>
public sealed class RawJson(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;
}
