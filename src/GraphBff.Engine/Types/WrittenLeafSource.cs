using GraphBff.Engine.Output;

namespace GraphBff.Engine.Types;

/// <summary>A leaf that code writes, for values whose class does not say what they are.</summary>
internal sealed class WrittenLeafSource<T>(Func<JsonOutput, T, bool> write, Func<T, object?> read) : LeafSource
    where T : class
{
    public override bool TryWrite(JsonOutput output, object parent) => write(output, (T)parent);

    public override object? Read(object parent) => read((T)parent);
}
