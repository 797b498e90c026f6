using GraphBff.Engine.Output;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Execution;

/// <summary>Writes the <c>extensions</c> of a response (GraphQL specification, 7.1). Without extensions, it writes nothing.</summary>
internal static class ExtensionsJson
{
    /// <summary>Writes <c>,"extensions":{…}</c> after the other members of the response.</summary>
    /// <param name="output">The output to write to.</param>
    /// <param name="trace">The operation's trace; null if it has none.</param>
    /// <param name="isGap">Whether events were lost before this one.</param>
    public static void Write(JsonOutput output, OperationTrace? trace, bool isGap = false)
    {
        if (trace is not { InResponse: true })
        {
            output.Raw(isGap ? ",\"extensions\":{\"gap\":true}"u8 : []);
            return;
        }

        output.Raw(isGap ? ",\"extensions\":{\"gap\":true,\"trace\":"u8 : ",\"extensions\":{\"trace\":"u8);
        trace.Write(output);
        output.Raw((byte)'}');
    }
}
