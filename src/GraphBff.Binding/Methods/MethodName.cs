using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;

namespace GraphBff.Binding.Methods;

/// <summary>A method's name: its verb and what the verb is about.</summary>
/// <param name="Verb">The verb in lower case. <c>BatchGet</c> is one verb.</param>
/// <param name="Noun">The other words.</param>
internal sealed record MethodName(string Verb, string[] Noun)
{
    /// <summary>The verb stands first: <c>GetUser</c>.</summary>
    public static MethodName Of(MethodDescriptor method) => Words.Of(method.Name) switch
    {
        ["batch", "get", .. var noun] => new MethodName("batchget", noun),
        [var verb, .. var noun] => new MethodName(verb, noun),
        [] => new MethodName("", []),
    };

    /// <summary>
    /// The verb stands last, as in <c>UserGet</c>. It is one only if its service names methods so: if it has <c>UserAdd</c> or another
    /// method of the same noun with a known verb behind it. <c>JoinWaitList</c> reads nothing.
    /// </summary>
    public static MethodName? WithVerbLast(MethodDescriptor method)
    {
        var words = Words.Of(method.Name);
        return words is [.. { Length: > 0 } noun, "get" or "list"]
            && method.Service.Methods.Any(
                other => other != method
                    && Words.Of(other.Name) is [.. var stem, var verb]
                    && stem.AsSpan().SequenceEqual(noun)
                    && (Verbs.IsRead(verb) || Verbs.IsWrite(verb)))
            ? new MethodName(words[^1], noun)
            : null;
    }
}
