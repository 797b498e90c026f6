using Google.Api;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Names;
using GraphBff.Binding.Options;
using GraphBff.Binding.Plans;

namespace GraphBff.Binding.Methods;

/// <summary>What kind of method it is, and why.</summary>
internal sealed record MethodClass(MethodKind Kind, MethodName Name, Reason Why)
{
    public static MethodClass Of(MethodDescriptor method, MethodLine? line, string file)
    {
        var name = MethodName.Of(method);
        if (line is not null)
        {
            return new MethodClass(KindOf(line.Section), name, Reason.By(line.Place, $"{Words.Camel(line.Section.ToString())}: in {file}"));
        }

        var options = method.GetOptions();
        var http = options?.GetExtension(AnnotationsExtensions.Http)?.PatternCase;
        var isJoined = Verbs.IsJoined(Words.Of(method.Name));
        if (method.IsClientStreaming)
        {
            return Unknown("streams from the client");
        }

        if (method.IsServerStreaming)
        {
            return Verbs.IsWatch(name.Verb) || name.Noun is [.., "stream"]
                ? new MethodClass(MethodKind.Stream, name, Reason.By(Convention.Watch))
                : Unknown("streams: as events, or as a list that ends?");
        }

        return options?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects
                ? Read(name, Convention.NoSideEffects, "has NO_SIDE_EFFECTS")
            : Verbs.IsRead(name.Verb) && !isJoined ? Read(name, Convention.ReadVerb, "")
            : Verbs.IsWrite(name.Verb) ? Write(Convention.WriteVerb, "")
            : http is HttpRule.PatternOneofCase.Get && !isJoined ? Read(name, Convention.HttpGet, "HTTP GET")
            : MethodName.WithVerbLast(method) is { } last ? Read(last, Convention.LastVerb, "")
            : http is HttpRule.PatternOneofCase.Delete or HttpRule.PatternOneofCase.Put or HttpRule.PatternOneofCase.Patch
                ? Write(Convention.HttpWrite, $"HTTP {http.ToString()!.ToUpperInvariant()}")
            : Unknown($"{method.Name}: a read or a write?");

        MethodClass Read(MethodName named, Convention convention, string text)
            => new(MethodKind.Read, named, Reason.By(convention, text));

        MethodClass Write(Convention convention, string text) => new(MethodKind.Write, name, Reason.By(convention, text));

        MethodClass Unknown(string text) => new(MethodKind.Unknown, name, new Reason(text, null, null));
    }

    private static MethodKind KindOf(MethodSection section) => section switch
    {
        MethodSection.Queries => MethodKind.Read,
        MethodSection.Mutations => MethodKind.Write,
        MethodSection.Subscriptions => MethodKind.Stream,
        MethodSection.Lists => MethodKind.ListStream,
        _ => MethodKind.Hidden,
    };
}

/// <summary>What a method does.</summary>
internal enum MethodKind
{
    Unknown,
    Read,
    Write,

    /// <summary>Streams events without an end.</summary>
    Stream,

    /// <summary>Streams a list.</summary>
    ListStream,
    Hidden,
}
