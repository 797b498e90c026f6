using System.Globalization;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Methods;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Paging;

namespace GraphBff.Binding.Serving;

/// <summary>The fields of a page: its size, its token or offset, and the next token.</summary>
internal sealed class PageTokens(MethodDescriptor method, PageFields pages, InputValues values)
{
    // A wrapper has its number one level down.
    private readonly IReadOnlyList<FieldDescriptor>? _total = PageFields.Total(method.OutputType) switch
    {
        [.., { FieldType: FieldType.Message } wrapper] path => [.. path, wrapper.MessageType.FindFieldByNumber(1)],
        var path => path,
    };

    /// <summary>Adds the page to a request. Fields of the same message are merged, as protobuf has it.</summary>
    public EncodedRequest Ask(EncodedRequest filter, PageRequest page)
    {
        var draft = new MessageDraft(method.InputType);
        if (pages.Size is { } size)
        {
            values.Set(draft, size, page.Size, "first");
        }

        if (page.Token.Length > 0)
        {
            values.Set(draft, pages.Position!, Position(page.Token), "after");
        }

        return new([.. filter.Bytes.Span, .. draft.ToBytes()]);
    }

    /// <summary>The token of the next page; empty for none.</summary>
    public string Next(WireObject response, PageRequest page, int count)
    {
        if (pages.Next is { } next)
        {
            return Text(response, next) ?? "";
        }

        // A service may give fewer items than were asked for. Only an empty page is the last.
        var offset = page.Token.Length > 0 ? long.Parse(page.Token, CultureInfo.InvariantCulture) : 0;
        return count > 0 ? (offset + count).ToString(CultureInfo.InvariantCulture) : "";
    }

    /// <summary>How many items all pages have together; null if the response does not say.</summary>
    public long? Total(WireObject response)
        => _total is not null && long.TryParse(Text(response, _total), CultureInfo.InvariantCulture, out var total) ? total : null;

    private static string? Text(WireObject response, IReadOnlyList<FieldDescriptor> path)
        => WireReads.Follow(response, path.SkipLast(1)) is { } holder
            ? NodeKey.Text(path[^1], holder.Message.Get(holder.Message.Type[path[^1]]))
            : null;

    private object Position(string token) => pages.Position![^1].FieldType switch
    {
        FieldType.String => token,
        FieldType.Bytes => Convert.FromBase64String(token),
        _ => long.Parse(token, CultureInfo.InvariantCulture),
    };
}
