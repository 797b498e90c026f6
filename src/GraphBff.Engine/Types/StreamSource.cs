namespace GraphBff.Engine.Types;

/// <summary>Events, one response each.</summary>
internal sealed class StreamSource(Func<FieldContext, IAsyncEnumerable<StreamEvent>> subscribe) : ValueSource
{
    public IAsyncEnumerable<StreamEvent> Subscribe(FieldContext field) => subscribe(field);
}
