using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;

namespace GraphBff.Binding.Methods;

/// <summary>The fields by which a list is read in pages. Each is a path, since some services keep them in a message of their own.</summary>
/// <param name="Size">The field of the request that says how many; null if there is none.</param>
/// <param name="Position">The field of the request that says from where: a token or an offset; null if a limit is all there is.</param>
/// <param name="Next">The field of the response that has the next token; null for offsets and limits.</param>
/// <param name="Convention">Which form it is.</param>
internal sealed record PageFields(
    IReadOnlyList<FieldDescriptor>? Size,
    IReadOnlyList<FieldDescriptor>? Position,
    IReadOnlyList<FieldDescriptor>? Next,
    Convention Convention)
{
    private static readonly string[] Sizes = [
        "page_size",
        "maximum_page_size",
        "max_page_size",
        "limit",
        "max_results",
        "per_page",
        "size"
    ];

    private static readonly string[] Tokens =
    [
        "page_token", "next_page_token", "cursor", "continuation_token", "starting_token", "list_token", "token",
    ];

    private static readonly string[] NextTokens =
    [
        "next_page_token", "next_cursor", "cursor", "continuation_token", "next_token", "token", "list_token",
    ];

    private static readonly string[] Messages = ["pagination", "page", "query", "paging", "page_info", "cursor", "optional_cursor"];

    private static readonly string[] Totals = ["total_size", "total_count", "total"];

    /// <summary>Whether the list comes in pages that lead to the next: then it is a connection.</summary>
    public bool IsConnection => Position is not null;

    /// <summary>The fields of the request that are no arguments.</summary>
    public IEnumerable<FieldDescriptor> Asked => new[] { Size, Position }.OfType<IReadOnlyList<FieldDescriptor>>().Select(path => path[0]);

    public static PageFields? Of(MethodDescriptor method)
    {
        var size = Find(method.InputType, Sizes, IsWhole);
        var next = Find(method.OutputType, NextTokens, IsToken);
        if (next is not null && Find(method.InputType, Tokens, IsToken) is { } token)
        {
            return new PageFields(size, token, next, token.Length > 1 ? Convention.PageMessage : Convention.PageTokens);
        }

        return size is null ? null
            : Find(method.InputType, ["offset", "skip"], IsWhole) is { } offset ? new PageFields(size, offset, null, Convention.Offset)
            : Find(method.InputType, ["page", "page_number"], IsWhole) is { } page ? new PageFields(size, page, null, Convention.Offset)
            : new PageFields(size, null, null, Convention.Limit);
    }

    /// <summary>The field of the response that counts all items; null if there is none.</summary>
    public static IReadOnlyList<FieldDescriptor>? Total(MessageDescriptor response) => Find(response, Totals, IsWhole);

    private static FieldDescriptor[]? Find(MessageDescriptor message, string[] names, Func<FieldDescriptor, bool> fits)
    {
        if (Direct(message, names, fits) is { } field)
        {
            return [field];
        }

        foreach (var name in Messages)
        {
            if (message.FindFieldByName(name) is { IsRepeated: false } outer
                && outer.IsMessage()
                && Direct(outer.MessageType, [.. names, "key", "next_key"], fits) is { } inner)
            {
                return [outer, inner];
            }
        }

        return null;
    }

    private static FieldDescriptor? Direct(MessageDescriptor message, string[] names, Func<FieldDescriptor, bool> fits)
        => names.Select(message.FindFieldByName).FirstOrDefault(field => field is { IsRepeated: false } && fits(field));

    private static bool IsToken(FieldDescriptor field) => field.FieldType is FieldType.String or FieldType.Bytes;

    private static bool IsWhole(FieldDescriptor field)
        => field.FieldType is FieldType.Int32 or FieldType.Int64 or FieldType.UInt32 or FieldType.UInt64 or FieldType.SInt32
            or FieldType.SInt64 or FieldType.Fixed32 or FieldType.Fixed64
            || (field.IsMessage() && field.MessageType.FullName is "google.protobuf.Int32Value" or "google.protobuf.UInt32Value");
}
