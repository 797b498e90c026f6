using Google.Protobuf.Reflection;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Serving;

/// <summary>Finds answers in responses.</summary>
internal sealed class Answers(LeafFormats formats)
{
    /// <summary>
    /// Reads what a path leads to: an object, a value, or a list. A list that was not sent is empty; another answer is null.
    /// </summary>
    /// <param name="response">The response's type.</param>
    /// <param name="path">The fields that lead to the answer; empty if the response is the answer.</param>
    public Func<WireObject, object?> Of(MessageDescriptor response, IReadOnlyList<FieldDescriptor> path)
    {
        if (path is [.., { IsRepeated: true } list])
        {
            var items = Items(list);
            FieldDescriptor[] holders = [.. path.SkipLast(1)];
            return root => WireReads.Follow(root, holders) is { } holder ? items(holder) : Array.Empty<object>();
        }

        var message = path.Count == 0 ? response : path[^1].MessageType;
        return formats.Find(message) is { } format
            ? root => WireReads.Follow(root, path) is { } held ? format.Box(held.Message) : null
            : root => WireReads.Follow(root, path);
    }

    /// <summary>Reads a list.</summary>
    public Func<WireObject, IReadOnlyList<object?>> Items(FieldDescriptor list)
        => formats.Find(list) is { } format
            ? holder => WireReads.Leaves(holder, holder.Message.Type[list], format)
            : holder => WireReads.Objects(holder, holder.Message.Type[list]);
}
